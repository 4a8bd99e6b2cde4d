import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useFetcher } from 'react-router';
import { ofName } from '../../../../domain/french.ts';
import { Button, type ButtonLook, LinkButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ContactFields } from './contact-form.tsx';
import styles from './contact-noting.module.css';
import { type action, type loader, Unsent } from './new-contact.tsx';
import { newContactHref, withdrawHref } from './paths.ts';
import type { action as withdraw } from './withdraw-contact.tsx';

interface NotedPerson {
  readonly personId: string;
  readonly name: string;
}

const DIALOG = 'noter-un-contact';
const Noting = createContext<((person: NotedPerson) => void) | null>(null);

/**
 * « Noter un contact » on any page about people: a link to the page that does it; inside `<ContactNoting>`, a dialog that leaves
 * the reader where they are.
 */
export function NoteContact({
  person,
  returnTo,
  ...look
}: Partial<ButtonLook> & { person: NotedPerson; returnTo: string }) {
  const open = useContext(Noting);
  const hydrated = useHydrated();
  const onClick = (event: MouseEvent) => {
    if (!open || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(person);
  };
  return (
    <LinkButton
      variant="quiet"
      {...look}
      href={newContactHref(person.personId, returnTo)}
      aria-label={`Noter un contact avec ${person.name}`}
      aria-haspopup={hydrated && open ? 'dialog' : undefined}
      onClick={onClick}
    >
      {look.children ?? 'Noter un contact'}
    </LinkButton>
  );
}

/** A link opens a dialog only where scripts run. */
function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated;
}

/** One dialog for all the people of a page; what was noted is said, and can be taken back, without leaving the list. */
export function ContactNoting({
  children,
  onNoted,
}: {
  children: ReactNode;
  /** For a page that its loaders do not renew: it shows what it was sent. */
  onNoted?: (() => void) | undefined;
}) {
  const [person, setPerson] = useState<NotedPerson | null>(null);
  const { read, sent, done, forget } = useNoting(person, onNoted);
  const open = (wanted: NotedPerson) => {
    forget();
    setPerson({ ...wanted }); // a new object each time: the same person opens again
  };
  const shown = read.state === 'idle' && read.data?.personId === person?.personId ? read.data : undefined;
  const answer = sent.state === 'idle' ? sent.data : undefined;
  return (
    <Noting.Provider value={open}>
      {children}
      <Dialog id={DIALOG} title={person ? `Noter un contact avec ${person.name}` : 'Noter un contact'}>
        {person && shown ? (
          <sent.Form method="post" action={newContactHref(person.personId)} noValidate key={shown.contactId}>
            <input type="hidden" name="dialogue" value="oui" />
            {answer?.unsent && <Unsent />}
            <ContactFields
              shown={shown}
              rejected={answer?.rejected?.values.id === shown.contactId ? answer.rejected : undefined}
            />
          </sent.Form>
        ) : (
          <p role="status">Ouverture…</p>
        )}
      </Dialog>
      <Said done={done} settled={sent.state === 'idle'} forget={forget} />
    </Noting.Provider>
  );
}

interface Done extends NotedPerson {
  readonly contactId: string;
  readonly reached: boolean;
}

/** Reads the form when a person is chosen, and closes the dialog when the contact is noted. */
function useNoting(person: NotedPerson | null, onNoted: (() => void) | undefined) {
  const read = useFetcher<typeof loader>();
  const sent = useFetcher<typeof action>();
  const [done, setDone] = useState<Done | null>(null);
  const seen = useRef<unknown>(null);
  const { load } = read;
  useEffect(() => {
    if (!person) return;
    void load(newContactHref(person.personId));
    const dialog = dialogElement();
    if (!dialog?.open) dialog?.showModal();
  }, [person, load]);
  useEffect(() => {
    if (!read.data || read.state !== 'idle') return;
    const dialog = dialogElement();
    if (dialog?.open) dialog.querySelector<HTMLElement>('input[name="channel"]:checked')?.focus();
  }, [read.data, read.state]);
  useEffect(() => {
    const noted = sent.data?.noted;
    if (!noted || !person || seen.current === sent.data) return;
    seen.current = sent.data;
    dialogElement()?.close();
    setDone({ ...person, ...noted });
    onNoted?.();
  }, [sent.data, person, onNoted]);
  return { read, sent, done, forget: () => setDone(null) };
}

function dialogElement(): HTMLDialogElement | null {
  const found = document.getElementById(DIALOG);
  return found instanceof HTMLDialogElement ? found : null;
}

/** Stays in the page while empty, so that what appears in it is read out. */
function Said({ done, settled, forget }: { done: Done | null; settled: boolean; forget: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The line that opened the dialog may be gone: it was to do, and is done.
    if (done && settled && document.activeElement === document.body) place.current?.focus();
  }, [done, settled]);
  const withdrawn = useFetcher<typeof withdraw>({ key: `retirer ${done?.contactId}` });
  const taken = withdrawn.data?.withdrawn === true;
  return (
    <div className={styles.said} tabIndex={-1} ref={place}>
      <div role="status">{done && <Notice tone="success">{<p>{sentence(done, taken)}</p>}</Notice>}</div>
      {done && (
        <div className={styles.acts}>
          {!taken && (
            <withdrawn.Form method="post" action={withdrawHref(done.personId, done.contactId)}>
              <input type="hidden" name="dialogue" value="oui" />
              <Button variant="quiet" small>
                C’est une erreur, le retirer
              </Button>
            </withdrawn.Form>
          )}
          <Button type="button" variant="quiet" small onClick={forget}>
            Fermer
          </Button>
        </div>
      )}
    </div>
  );
}

function sentence({ name, reached }: Done, taken: boolean): string {
  if (taken) return `Le contact avec ${name} est retiré.`;
  return reached ? `L’échange avec ${name} est noté.` : `La tentative auprès ${ofName(name)} est notée.`;
}
