import { Form } from 'react-router';
import { suggestionSubjectCodes, suggestionSubjects } from '../../../domain/offer/suggestion/codes.ts';
import type { Suggestion } from '../../../domain/offer/suggestion/read-suggestions.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';
import { SuggestionList } from './suggestion-list.tsx';

/** Anybody who reads a service may say what is wrong in it, and sees what became of what they said. */
export function SuggestCard({
  suggestions,
  rejected,
}: {
  suggestions: readonly Suggestion[];
  rejected: Rejected | undefined;
}) {
  return (
    <Card title="Cette fiche est-elle juste ?" id="signaler">
      <Stack>
        {suggestions.length > 0 && <SuggestionList suggestions={suggestions} />}
        <Disclosure summary="Signaler une erreur" open={rejected !== undefined}>
          <Form method="post" noValidate>
            <input type="hidden" name="acte" value="signaler" />
            <Stack>
              <SelectField
                name="about"
                label="Ce qui ne va pas"
                placeholder="Choisir"
                options={suggestionSubjectCodes.map((code) => ({
                  value: code,
                  label: suggestionSubjects[code],
                }))}
                defaultValue={typed(rejected, 'about')}
                error={errorOf(rejected, 'about')}
                required
              />
              <TextArea
                name="words"
                label="Ce qui serait juste"
                hint="Sans le nom d’une personne accompagnée. La structure lit aussi votre nom."
                rows={3}
                maxLength={1000}
                defaultValue={typed(rejected, 'words')}
                error={errorOf(rejected, 'words')}
                required
              />
              <Button variant="quiet">Envoyer le signalement</Button>
            </Stack>
          </Form>
        </Disclosure>
      </Stack>
    </Card>
  );
}
