import { data, redirect } from 'react-router';
import {
  alertOnSearch,
  forgetSearch,
  lookAtSearch,
} from '../../../domain/offer/kept/change-search.server.ts';
import { keepSearch } from '../../../domain/offer/kept/keep-search.server.ts';
import { keptMessages } from '../../../domain/offer/kept/messages.ts';
import { starService } from '../../../domain/offer/kept/star-service.server.ts';
import { offerViewOf } from '../../../domain/offer/offer-view.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import { type Args, requireProfessional, type Signed } from '../../require-professional.server.ts';
import { offerHref } from './paths.ts';

type Typed = Readonly<Record<string, string>>;

/** What a form that was not recorded shows again. */
export interface KeptAnswer extends FormProblems {
  readonly typed: Typed;
}

/** Where each act leads; nothing: the page that it was done on. */
const acts: Record<string, (signed: Signed, typed: Typed) => Promise<string | undefined>> = {
  async favori({ runtime, actor }, { serviceId = '' }) {
    await run(runtime, starService, actor, { serviceId, starred: true });
    return undefined;
  },
  async 'sans-favori'({ runtime, actor }, { serviceId = '' }) {
    await run(runtime, starService, actor, { serviceId, starred: false });
    return undefined;
  },
  async garder({ runtime, actor }, { searchId = '', nom = '', adresse = '', alertes }) {
    await run(runtime, keepSearch, actor, {
      searchId,
      name: nom,
      address: adresse,
      alerts: alertes === 'oui',
    });
    return `/offre?${adresse}${adresse && '&'}fait=gardee`;
  },
  async oublier({ runtime, actor }, { searchId = '' }) {
    await run(runtime, forgetSearch, actor, { searchId });
    return undefined;
  },
  async prevenir({ runtime, actor }, { searchId = '' }) {
    await run(runtime, alertOnSearch, actor, { searchId, alerts: true });
    return undefined;
  },
  async 'ne-plus-prevenir'({ runtime, actor }, { searchId = '' }) {
    await run(runtime, alertOnSearch, actor, { searchId, alerts: false });
    return undefined;
  },
  async nouveaux({ runtime, actor }, { searchId = '', depuis = '' }) {
    const address = await run(runtime, lookAtSearch, actor, { searchId });
    // The moment that the button showed: pressed twice, it shows the same services.
    const { depuis: since } = offerViewOf(new URLSearchParams({ depuis }));
    return offerHref(offerViewOf(new URLSearchParams(address)), { depuis: since });
  },
};

/** What a professional keeps, wherever the button is: on the search, on a service. `url`: of the page, without what the router adds. */
export async function keptAction(args: Args & { readonly url: URL }) {
  const signed = requireProfessional(args);
  const typed = Object.fromEntries(
    [...(await args.request.formData())].map(([name, value]) => [name, String(value)]),
  );
  const act = Object.hasOwn(acts, typed.acte ?? '') ? acts[typed.acte ?? ''] : undefined;
  if (!act) throw new NotFound();
  let next: string | undefined;
  try {
    next = await act(signed, typed);
  } catch (error) {
    const answer: KeptAnswer = { typed, ...problemsOf(error, { messages: keptMessages }) };
    return data(answer, { status: 422 });
  }
  if (next) return redirect(next);
  const { pathname, searchParams } = new URL(args.url);
  searchParams.delete('fait');
  return redirect(searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname);
}
