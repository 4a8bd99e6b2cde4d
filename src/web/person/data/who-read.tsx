import { groupLooks, type LookGroup, purposeOf } from '../../../domain/rights/read-log.ts';
import { whoRead } from '../../../domain/rights/who-read.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDay, formatMonth, joinGroups } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { OwnCrumbs } from '../crumbs.tsx';
import { objectionsHref, ownDataHref, whoReadHref } from '../paths.ts';
import { PrintButton } from '../print-button.tsx';
import type { Route } from './+types/who-read.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Qui a regardé mon dossier · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const month = new URL(args.request.url).searchParams.get('mois') ?? undefined;
  const { looks, ...page } = await run(runtime, whoRead, actor, { personId: actor.personId, month });
  return {
    ...page,
    days: Map.groupBy(groupLooks(looks), ({ on }) => on)
      .entries()
      .toArray(),
  };
}

export default function WhoRead({ loaderData }: Route.ComponentProps) {
  const { month, months, days } = loaderData;
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[{ label: 'Mes données', href: ownDataHref }, { label: 'Qui a regardé mon dossier' }]}
      />
      <PageTitle
        title="Qui a regardé mon dossier"
        subtitle="L’organisme, le métier et la raison. Jamais le nom du professionnel."
      />
      {days.length === 0 && (
        <Card>
          <p>Personne n’a ouvert votre dossier {month === 'tout' ? 'pour le moment' : 'pendant ce mois'}.</p>
        </Card>
      )}
      {days.length > 0 && (
        <Card title={month === 'tout' ? 'Tout' : capital(formatMonth(`${month}-01`))}>
          <Stack>
            {days.map(([on, groups]) => (
              <section key={on}>
                <Stack gap="s">
                  <h3>{capital(formatDay(on))}</h3>
                  <ul>
                    {groups.map((group) => (
                      <li key={JSON.stringify(group)}>{wordsOf(group)}</li>
                    ))}
                  </ul>
                </Stack>
              </section>
            ))}
          </Stack>
        </Card>
      )}
      {months.length > 1 && (
        <Card title="Les autres mois">
          <ul>
            {months
              .filter((one) => one !== month)
              .map((one) => (
                <li key={one}>
                  <TextLink href={`${whoReadHref}?mois=${one}`}>{capital(formatMonth(`${one}-01`))}</TextLink>
                </li>
              ))}
          </ul>
        </Card>
      )}
      <Card title="Garder ou agir">
        <ul>
          <li>
            <a href={`${whoReadHref}.csv`}>Télécharger toute la liste (fichier pour tableur)</a>
          </li>
          <li>
            <TextLink href={objectionsHref}>Retirer tout accès à un organisme</TextLink>
          </li>
        </ul>
      </Card>
      <PrintButton />
    </Stack>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function wordsOf({ organisation, function: job, kind, purpose, parts, taken, times }: LookGroup): string {
  const who = `${organisation} (${job})`;
  if (kind === 'search_hit')
    return `${who} a cherché votre nom et votre date de naissance, pour savoir qui vous accompagne.`;
  const what = kind === 'export' ? 'a copié, pour un autre outil,' : 'a lu';
  const often = times > parts.length ? `, en ${times} fois` : '';
  const held = taken.length > 0 ? `\u00a0: ${joinGroups(taken)}` : '';
  const why = purposeOf(purpose);
  return `${who} ${what} ${joinGroups(parts)}${often}${held}.${why ? ` ${why}` : ''}`;
}
