import type { PossibleMatch, Word } from '../../../domain/same-person/views.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WhichLead } from './which-lead.tsx';

/** Each of two services knows one of the records: both say « c’est la même personne », or nothing is joined. */
export function TwoServices({ match }: { match: PossibleMatch }) {
  const { one, other, words } = match;
  const [mine, theirs, foreign] = one.own ? [words.one, words.other, other] : [words.other, words.one, one];
  const twoLeads = one.leadName !== null && other.leadName !== null;
  return (
    <form method="post">
      <Stack>
        <p>
          L’un des deux dossiers relève d’un autre service d’orientation ({foreign.authority}). Ils sont
          réunis quand les deux services ont répondu que c’est la même personne. Chacun ne lit de l’autre
          dossier que ce que montre cette page, avant comme après.
        </p>
        {theirs && (
          <Notice tone="info" title={`${foreign.authority} a répondu : c’est la même personne`}>
            <p>{wordOf(theirs, match)}</p>
          </Notice>
        )}
        {mine && <p>Votre service a répondu que c’est la même personne. {wordOf(mine, match)}</p>}
        {mine && !theirs && <p>L’autre service n’a pas encore répondu.</p>}
        {mine && theirs && (
          <p>Les deux services ne gardent pas le même référent : convenez-en, puis répondez de nouveau.</p>
        )}
        {twoLeads && <WhichLead match={match} />}
        <Cluster>
          {(!mine || twoLeads) && (
            <Button name="acte" value="meme">
              {theirs ? 'C’est la même personne\u00a0: réunir' : 'C’est la même personne'}
            </Button>
          )}
          {mine && (
            <Button name="acte" value="reprendre" variant="quiet">
              Retirer cette réponse
            </Button>
          )}
          <Button name="acte" value="deux" variant="quiet">
            Ce sont deux personnes
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function wordOf({ by, on, keeps }: Word, { one, other }: PossibleMatch): string {
  const kept = [one, other].find(({ personId }) => personId === keeps)?.leadName;
  return `${by}, le ${formatDate(on)}${kept ? `\u00a0: ${kept} reste référent` : ''}.`;
}
