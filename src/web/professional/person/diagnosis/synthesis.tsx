import { diagnosisPage } from '../../../../domain/diagnosis/diagnosis-page.query.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { PrintButton } from '../../../ui/print-button.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import type { Route } from './+types/synthesis.ts';
import paper from './paper.module.css';
import { SynthesisSheet } from './synthesis-sheet.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Synthèse du diagnostic · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const page = await run(runtime, diagnosisPage, actor, { personId });
  if (page.level !== 'file') throw new NotFound();
  const sensitive = new URL(args.request.url).searchParams.get('sensible') === 'oui';
  return { personId, page, sensitive };
}

/** The diagnosis on one printed page. What is sensitive is left out unless it is asked for. */
export default function Synthesis({ loaderData }: Route.ComponentProps) {
  const { personId, page, sensitive } = loaderData;
  const { frame } = page;
  return (
    <Stack>
      <div className={paper.screenOnly}>
        <Breadcrumb
          items={[
            { label: 'Personnes', href: '/personnes' },
            { label: frame.personName, href: `/personnes/${personId}` },
            { label: 'Diagnostic', href: `/personnes/${personId}/diagnostic` },
            { label: 'Synthèse' },
          ]}
        />
        <Cluster>
          <PrintButton />
          {sensitive ? (
            <TextLink href="?">Retirer ce qui est sensible</TextLink>
          ) : (
            <TextLink href="?sensible=oui">Ajouter ce qui est sensible</TextLink>
          )}
        </Cluster>
      </div>
      <SynthesisSheet page={page} sensitive={sensitive} />
    </Stack>
  );
}
