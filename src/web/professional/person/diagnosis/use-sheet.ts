import { type Dispatch, useEffect, useReducer, useRef } from 'react';
import type {
  AnswerConflict,
  DiagnosisChanges,
  RecordedAnswers,
  ShownAnswer,
  ShownSitting,
} from '../../../../domain/diagnosis/rules.ts';
import { batchOf, type LinkState, openSheet, type Sheet, type SheetAct, sheetAfter } from './sheet-state.ts';

/** Long enough for arrows to pass over an answer without saving it, short enough to be forgotten. */
const SETTLE_MS = 400;
const FIRST_POLL_MS = 1_500;
const SLOWEST_MS = 10_000;
const GIVE_UP_MS = 15_000;
/** Tells the server that no hand moved: it neither prolongs the session nor gets a sign-in page. */
const BACKGROUND = { 'x-relais-background': '1' };

interface SheetPage {
  readonly answers: readonly ShownAnswer[];
  readonly sittings: readonly ShownSitting[];
  readonly cursor: number;
  readonly discreet: boolean;
}

interface Options {
  readonly page: SheetPage;
  readonly conflicts: readonly AnswerConflict[];
  /** Answers are posted there, changes are read from there. */
  readonly url: string;
  readonly isMine: (answer: ShownAnswer) => boolean;
}

/** The diagnosis as the page holds it: saves what is chosen, brings what others save, keeps everything while offline. */
export function useSheet({ page, conflicts, url, isMine }: Options): [Sheet, Dispatch<SheetAct>] {
  const [sheet, dispatch] = useReducer(sheetAfter, undefined, () => openSheet(page, conflicts));
  const latest = useRef(sheet);
  useEffect(() => {
    latest.current = sheet;
  });
  useFreshPage(page, dispatch, isMine);
  useSaving(sheet, dispatch, url);
  usePolling({ sheet, latest, dispatch, url, isMine });
  return [sheet, dispatch];
}

/** A form of the page (a sitting) made the server render it anew: what it read goes in like any other change. */
function useFreshPage(page: SheetPage, dispatch: Dispatch<SheetAct>, isMine: Options['isMine']): void {
  const known = useRef(page);
  useEffect(() => {
    if (known.current === page) return;
    known.current = page;
    dispatch({ act: 'changes', changes: page, mine: isMine });
  }, [page, dispatch, isMine]);
}

function useSaving(sheet: Sheet, dispatch: Dispatch<SheetAct>, url: string): void {
  const failures = useRef(0);
  const { typed, sending, link } = sheet;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice or a new state of the link sends everything that waits
  useEffect(() => {
    if (typed.size === 0 || sending || link === 'gone') return;
    const wait = link === 'up' ? SETTLE_MS : Math.min(SLOWEST_MS, 1_000 * 2 ** failures.current);
    const send = async () => {
      const sent = batchOf(sheet);
      dispatch({ act: 'send' });
      const answer = await ask<RecordedAnswers>(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ answers: sent }),
      });
      failures.current = answer.link === 'up' ? 0 : failures.current + 1;
      if (answer.link === 'up') dispatch({ act: 'saved', sent, result: answer.data });
      else dispatch({ act: 'not-sent', link: answer.link });
    };
    const timer = setTimeout(send, wait);
    const atOnce = () => {
      clearTimeout(timer);
      void send();
    };
    window.addEventListener('online', atOnce, { once: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', atOnce);
    };
  }, [typed, sending, link, url]);
}

interface Polling extends Pick<Options, 'url' | 'isMine'> {
  readonly sheet: Sheet;
  readonly latest: { readonly current: Sheet };
  readonly dispatch: Dispatch<SheetAct>;
}

/** While the page is visible: every 1.5 s when something happens, down to every 10 s when nothing does. */
function usePolling({ sheet, latest, dispatch, url, isMine }: Polling): void {
  const pace = useRef(FIRST_POLL_MS);
  const wake = useRef<() => void>(() => undefined);
  const { typed } = sheet;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const next = () => {
      clearTimeout(timer);
      if (!stopped && !document.hidden) timer = setTimeout(poll, pace.current);
    };
    const poll = async () => {
      const { cursor, link } = latest.current;
      if (link === 'gone') return;
      const answer = await ask<DiagnosisChanges>(`${url}?depuis=${cursor}`, { headers: BACKGROUND });
      if (stopped) return;
      if (answer.link === 'up') {
        const moved = answer.data.cursor > cursor;
        pace.current = moved ? FIRST_POLL_MS : Math.min(SLOWEST_MS, pace.current * 1.25);
        dispatch({ act: 'changes', changes: answer.data, mine: isMine });
      } else {
        pace.current = Math.min(SLOWEST_MS, pace.current * 1.25);
        dispatch({ act: 'link', link: answer.link });
      }
      next();
    };
    wake.current = () => {
      pace.current = FIRST_POLL_MS;
      next();
    };
    const awake = () => wake.current();
    next();
    document.addEventListener('visibilitychange', awake);
    window.addEventListener('online', awake);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', awake);
      window.removeEventListener('online', awake);
    };
  }, [latest, dispatch, url, isMine]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever answers is in the diagnosis, with others perhaps
  useEffect(() => wake.current(), [typed]);
}

type Answered<T> =
  | { readonly link: 'up'; readonly data: T }
  | { readonly link: Exclude<LinkState, 'up'>; readonly data?: undefined };

/** Asks the server; whatever is not its own plain answer says what stands between. */
async function ask<T>(url: string, init: RequestInit): Promise<Answered<T>> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (response.ok) return { link: 'up', data: (await response.json()) as T };
    if (response.type === 'opaqueredirect' || response.status === 401) return { link: 'signed-out' };
    return { link: response.status === 404 ? 'gone' : 'down' };
  } catch {
    return { link: 'down' };
  }
}
