import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';

/** The site map: one line per page, addresses in French. */
export default [
  index('public/home.tsx'),
  route('composants', 'public/components-page.tsx'),
  layout('public/sign-in/sign-in-layout.tsx', [
    route('connexion', 'public/sign-in/sign-in.tsx'),
    route('connexion/verification', 'public/sign-in/verification.tsx'),
    route('connexion/lien/:token', 'public/sign-in/link.tsx'),
    route('connexion/second-facteur', 'public/sign-in/second-factor.tsx'),
    route('connexion/verrou', 'public/sign-in/lock.tsx'),
    route('choisir-organisation', 'public/sign-in/choose-organisation.tsx'),
    route('invitation/:token', 'public/sign-in/invitation.tsx'),
    route('demo/courrier', 'public/demo-mail/demo-mail.tsx'),
  ]),
  route('connexion/demo', 'public/sign-in/demo.tsx'),
  route('connexion/presence', 'public/sign-in/presence.tsx'),
  route('deconnexion', 'public/sign-in/sign-out.tsx'),
  route('personnes/:personId/diagnostic/reponses', 'professional/person/diagnosis/answers.ts'),
  layout('professional/professional-layout.tsx', [
    layout('professional/inside-frame.tsx', [
      route('personnes', 'professional/person/people.tsx'),
      route('personnes/nouvelle', 'professional/person/new-person.tsx'),
      route('personnes/recherche', 'professional/person/search.tsx'),
      route('personnes/:personId', 'professional/person/person.tsx'),
      route('personnes/:personId/modifier', 'professional/person/edit.tsx'),
      route('personnes/:personId/situation', 'professional/person/situation.tsx'),
      route('personnes/:personId/lien', 'professional/person/conflict.tsx'),
      route('compte', 'professional/account/account.tsx'),
      route('compte/double-verification', 'professional/account/change-factor.tsx'),
      route('compte/codes-de-secours', 'professional/account/renew-recovery-codes.tsx'),
      route('organisation/courrier', 'professional/account/undelivered-mail.tsx'),
      route('personnes/:personId/diagnostic', 'professional/person/diagnosis/diagnosis.tsx'),
      route('personnes/:personId/diagnostic/historique/:item', 'professional/person/diagnosis/history.tsx'),
      route('personnes/:personId/plan', 'professional/person/plan/plan.tsx'),
      route('personnes/:personId/plan/objectifs/nouveau', 'professional/person/plan/objective-new.tsx'),
      route('personnes/:personId/plan/objectifs/:objectiveId', 'professional/person/plan/objective.tsx'),
      route('personnes/:personId/plan/etapes/nouvelle', 'professional/person/plan/step-new.tsx'),
      route('personnes/:personId/plan/etapes/:stepId', 'professional/person/plan/step.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
