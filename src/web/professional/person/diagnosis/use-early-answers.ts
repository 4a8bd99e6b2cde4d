import { type Dispatch, type RefObject, useLayoutEffect } from 'react';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { readSheetForm } from './sheet-form.ts';
import type { SheetAct } from './sheet-state.ts';

/** On a slow line one answers before the scripts have arrived: what the fields hold then is taken in like any other choice. */
export function useEarlyAnswers(board: RefObject<HTMLElement | null>, dispatch: Dispatch<SheetAct>): void {
  useLayoutEffect(() => {
    const forms = board.current?.querySelectorAll<HTMLFormElement>('form[data-sheet]') ?? [];
    for (const form of forms) {
      for (const { value, impact, priority, details, ...ref } of readSheetForm(new FormData(form))) {
        const item = findAnyItem(ref);
        if (item) dispatch({ act: 'choose', item, change: { value, impact, priority, details } });
      }
    }
  }, [board, dispatch]);
}
