import type { PersonDue, PersonPage } from '../../../domain/person/views.ts';
import { isStepOpen } from '../../../domain/plan/states.ts';
import type { StepView } from '../../../domain/plan/views.ts';

/** The nearest thing to do, of what everybody knows and of what this reader knows besides. */
export interface NextDue {
  readonly title: string;
  readonly on: string;
  /** « à vous », « à la personne », « à Paul Gentil », « Mission locale doit agir »; null when the reader may not know who. */
  readonly who: string | null;
  readonly mine: boolean;
  readonly kind: PersonDue['kind'];
  /** When the reader reads the step itself. */
  readonly step: StepView | null;
}

export function nextDue({ steps, due }: Pick<PersonPage, 'steps' | 'due'>): NextDue | null {
  const step = steps
    .filter(({ state, dueOn }) => isStepOpen(state) && dueOn !== null)
    .toSorted((a, b) => a.dueOn!.localeCompare(b.dueOn!))[0];
  // Lists count nothing that is sensitive, discreet or hidden: what the reader knows may come before. A step that
  // they may not read is « Étape du plan ».
  if (step?.dueOn && (!due || step.dueOn <= due.on)) {
    return { title: step.title, on: step.dueOn, who: ownerOf(step), mine: step.mine, kind: 'etape', step };
  }
  return (
    due && { title: due.label, on: due.on, who: debtorOf(due), mine: due.mine, kind: due.kind, step: null }
  );
}

function ownerOf({ mine, owner, ownerLeft }: StepView): string {
  if (mine) return 'à vous';
  if (owner && ownerLeft) return `à confier\u00a0: ${owner.name} n’est plus dans le cercle`;
  return owner ? `à ${owner.name}` : 'à la personne';
}

function debtorOf({ mine, owner, name }: NonNullable<PersonPage['due']>): string | null {
  if (mine) return 'à vous';
  if (owner === 'personne') return 'à la personne';
  // The name of a body has an article that only French knows: it is the subject of its own sentence.
  if (owner === 'organisme') return name && `${name} doit agir`;
  return name && `à ${name}`;
}
