import { ownCirclePage } from '../../../domain/rights/own-circle-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { MemberList } from '../../ui/member-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { objectionsHref } from '../paths.ts';
import { PrintButton } from '../print-button.tsx';
import type { Route } from './+types/own-circle.ts';
import { Ended } from './ended.tsx';
import { LeadRequest } from './lead-request.tsx';
import { OtherReaders } from './other-readers.tsx';
import { OwnMemberLines } from './own-member.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mon cercle · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const circle = await run(runtime, ownCirclePage, actor, { personId: actor.personId });
  return { ...circle, done: new URL(args.request.url).searchParams.get('fait') };
}

const DONE: Record<string, string> = {
  reduire: 'C’est fait. Ce professionnel voit maintenant seulement ce qui est partagé avec lui.',
  fin: 'C’est fait. Ce professionnel ne voit plus votre dossier.',
  lecture: 'C’est fait. Votre ancien référent ne lit plus votre dossier.',
  demande: 'Votre demande est partie. Vous lirez la réponse ici.',
};

export default function OwnCircle({ loaderData }: Route.ComponentProps) {
  const { members, readers, referentBody, authority, request, end, done } = loaderData;
  const lead = members.find((member) => member.isLead);
  return (
    <Stack gap="l">
      <PageTitle title="Mon cercle" subtitle="Qui vous accompagne, et ce que chacun voit." />
      {done && DONE[done] && (
        <Notice tone="success">
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {end && <Ended end={end} asks={false} />}
      <Card title={members.length > 0 ? 'Les professionnels autour de vous' : 'Personne pour le moment'}>
        <Stack>
          {!lead && !end && <p>{withoutLead(referentBody, authority.name)}</p>}
          {members.length > 0 && (
            <MemberList label="Les professionnels autour de vous">
              {members.map((member) => (
                <OwnMemberLines key={member.circleMemberId} member={member} />
              ))}
            </MemberList>
          )}
        </Stack>
      </Card>
      <OtherReaders readers={readers} referentBody={referentBody} authority={authority.name} />
      <LeadRequest
        hasLead={lead !== undefined}
        ended={end !== null}
        authority={authority}
        request={request}
      />
      <Card title="Un organisme ne doit plus rien voir ?">
        <p>
          Vous pouvez retirer à un organisme tout accès à votre dossier.{' '}
          <TextLink href={objectionsHref}>Choisir un organisme</TextLink>
        </p>
      </Card>
      <PrintButton />
    </Stack>
  );
}

function withoutLead(referentBody: string | null, authority: string): string {
  return referentBody
    ? `Vous n’avez pas de référent pour le moment. L’organisme qui vous accompagne (${referentBody}) doit bientôt en nommer un.`
    : `Vous n’avez pas de référent pour le moment. L’organisme qui décide de votre orientation (${authority}) va choisir avec vous qui vous accompagne.`;
}
