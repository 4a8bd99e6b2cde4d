import { RadioGroup } from '../../../ui/radio-group.tsx';
import type { Rejected } from './submitted-form.server.ts';

const PROPOSED = 'propose';

export const isProposal = (form: FormData): boolean => form.get('accord') === PROPOSED;

const words = {
  step: 'Elle entre dans le plan quand la personne l’accepte\u00a0; rien n’est dû avant.',
  objective: 'Il entre dans le plan quand la personne l’accepte.',
} as const;

/** Agreed during the interview, as most are; or proposed to the person, who accepts, amends or declines from their space. */
export function AgreedField({
  what,
  rejected,
}: {
  what: keyof typeof words;
  rejected: Rejected | undefined;
}) {
  const feminine = what === 'step' ? 'e' : '';
  return (
    <RadioGroup
      name="accord"
      legend="Avec la personne"
      options={[
        { value: 'ensemble', label: `Convenu${feminine} ensemble` },
        { value: PROPOSED, label: `Proposé${feminine} à la personne`, hint: words[what] },
      ]}
      defaultValue={rejected?.values.accord ?? 'ensemble'}
    />
  );
}
