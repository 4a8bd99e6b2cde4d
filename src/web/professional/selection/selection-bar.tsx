import { type ReactNode, useEffect, useState } from 'react';
import type { ChosenList } from '../../../domain/people-act/states.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { PickBox } from '../../ui/pick-box.tsx';
import { CHOOSE } from './paths.ts';
import styles from './selection-bar.module.css';

const FORM = 'selection';

/** The box of one person of a list that has a SelectionBar. */
export const PickPerson = ({ person: { personId, givenName, familyName } }: { person: Pickable }) => (
  <PickBox form={FORM} name="people" value={personId} label={`Choisir ${givenName} ${familyName}`} />
);

interface Pickable {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** The same before what a cell of a table says. */
export const Pickable = ({ person, children }: { person: Pickable; children: ReactNode }) => (
  <div className={styles.pickable}>
    <PickPerson person={person} />
    <div>{children}</div>
  </div>
);

interface Bar {
  list: ChosenList;
  /** What the list shows: codes of its address, and the name that was typed. */
  fields: Readonly<Record<string, string>>;
  /** « les 312 personnes de cette liste » */
  whole: string;
}

/** Chooses people of a list, those ticked or all of them, beyond the page shown; what is done to them comes on the next page. */
export function SelectionBar({ list, fields, whole }: Bar) {
  const { ready, ticked, tickAll } = useTicked();
  return (
    <form id={FORM} className={styles.bar} method="post" action={CHOOSE}>
      <input type="hidden" name="list" value={list} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className={styles.words} role={ready ? 'status' : undefined}>
        {ticked > 0
          ? `${plural(ticked, 'personne')} ${ticked > 1 ? 'cochées' : 'cochée'}.`
          : 'Cochez des personnes pour agir pour toutes à la fois.'}
      </p>
      {ready && (
        <Button type="button" variant="quiet" small onClick={() => tickAll(ticked === 0)}>
          {ticked === 0 ? 'Cocher toute la page' : 'Tout décocher'}
        </Button>
      )}
      <Button name="qui" value="cochees" variant="quiet" small>
        Choisir les personnes cochées
      </Button>
      <Button name="qui" value="toutes" variant="quiet" small>
        Choisir {whole}
      </Button>
    </form>
  );
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${FORM}"][name="people"]`)];

/** How many boxes are ticked: they are anywhere in the page, those ticked before the script was there included. */
function useTicked() {
  const [ready, setReady] = useState(false);
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    const count = () => setTicked(boxes().filter(({ checked }) => checked).length);
    count();
    setReady(true);
    document.addEventListener('change', count);
    return () => document.removeEventListener('change', count);
  }, []);
  const tickAll = (on: boolean) => {
    const all = boxes();
    for (const box of all) box.checked = on;
    setTicked(on ? all.length : 0);
  };
  return { ready, ticked, tickAll };
}
