import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import { type Item, itemKey } from '../../../../domain/diagnosis/codes.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useSurroundings } from './surroundings.ts';

/** Opens the versions of an answer over the page, so that the interview goes on; without JavaScript it is their own page. */
export function HistoryLink({ item }: { item: Item }) {
  const { personId, openHistory } = useSurroundings();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openHistory(item);
  };
  return (
    <Link to={`/personnes/${personId}/diagnostic/historique/${itemKey(item)}`} onClick={open}>
      Historique<VisuallyHidden> de « {item.label} »</VisuallyHidden>
    </Link>
  );
}
