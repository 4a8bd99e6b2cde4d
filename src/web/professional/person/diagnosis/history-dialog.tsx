import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { type Item, itemKey } from '../../../../domain/diagnosis/codes.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import type { loader } from './history.tsx';
import { HistoryList } from './history-list.tsx';

const DIALOG = 'historique';

/** One dialog for the whole page, filled when it is opened. */
export function useHistoryDialog(personId: string) {
  const [item, setItem] = useState<Item | null>(null);
  const fetcher = useFetcher<typeof loader>();
  const { load } = fetcher;
  useEffect(() => {
    if (!item) return;
    void load(`/personnes/${personId}/diagnostic/historique/${itemKey(item)}`);
    const dialog = document.getElementById(DIALOG);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }, [item, load, personId]);
  const read = fetcher.state === 'idle' && fetcher.data;
  const dialog = (
    <Dialog id={DIALOG} title={item ? `« ${item.label} »` : 'Historique'}>
      {item && read ? <HistoryList {...read} /> : <p role="status">Lecture de l’historique…</p>}
    </Dialog>
  );
  // A new object each time: the same item opens again.
  return { dialog, open: (wanted: Item) => setItem({ ...wanted }) };
}
