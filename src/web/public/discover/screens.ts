/** One click: the words of what is clicked, as the screen says them, and what one then sees. */
interface Click {
  readonly words: string;
  readonly shows: string;
}

interface Screen {
  readonly title: string;
  /** The account of the demonstration that looks at it. */
  readonly account: string;
  readonly who: string;
  readonly address: string;
  readonly about: string;
  readonly clicks: readonly [Click, Click, Click, Click, Click];
}

const click = (words: string, shows: string): Click => ({ words, shows });

/** Five screens, five clicks each: a browser test follows every one of them. */
export const screens: readonly Screen[] = [
  {
    title: 'Ma journée',
    account: 'Nadia Ferrand',
    who: 'assistante sociale du département',
    address: '/ma-journee',
    about:
      'Le premier écran dit quoi faire, pour qui, avant quand et pourquoi. Le plus pressé vient d’abord, et personne n’est oublié.',
    clicks: [
      click(
        'sans nouvelles depuis 60 jours',
        'les personnes que plus personne n’a jointes, et les essais faits',
      ),
      click('Ma journée', 'la liste de ce qui attend, échéance par échéance'),
      click('Personnes', 'tous ses accompagnements, à trier et à filtrer'),
      click('Awa Diallo', 'une page par personne : son cercle, ce qui vient, son parcours en une image'),
      click('Copier la synthèse', 'le résumé à coller dans un autre logiciel, sans rien retaper'),
    ],
  },
  {
    title: 'Un diagnostic et un plan, à plusieurs',
    account: 'Paul Gentil',
    who: 'conseiller de France Travail, référent d’Awa Diallo',
    address: '/personnes',
    about:
      'Paul et Nadia travaillent dans deux organismes et sur le même dossier : chaque réponse porte son auteur et sa date.',
    clicks: [
      click('Awa Diallo', 'la même page que chez Nadia, et ce qui est nouveau depuis sa dernière visite'),
      click('Objectifs et étapes', 'le projet dans ses mots, qui fait quoi et avant quand'),
      click('Modifier : Choisir la suite', 'une étape, son histoire et ce qui peut en sortir'),
      click('Awa Diallo', 'le retour à sa page, en haut de l’écran'),
      click(
        'Diagnostic partagé',
        'les besoins et les contraintes, ce qui a changé, ce qui n’a pas encore été abordé',
      ),
    ],
  },
  {
    title: 'Personne sans référent',
    account: 'Claire Morel',
    who: 'chargée d’orientation du département',
    address: '/sans-referent',
    about: 'Qui entre sans référent attend ici, le plus ancien d’abord, jusqu’à ce que quelqu’un en réponde.',
    clicks: [
      click('À orienter', 'les personnes dont l’orientation reste à décider'),
      click('Orientées, sans référent', 'celles que leur organisme n’a pas encore confiées à quelqu’un'),
      click('Ma journée', 'les mêmes, avec le jour où chaque délai se termine'),
      click('Décider', 'la décision d’orientation, ce que suggère le diagnostic et pourquoi'),
      click('Annuaire', 'qui travaille où sur le territoire, et ce que chacun fait'),
    ],
  },
  {
    title: 'Rien de plus que le nécessaire',
    account: 'Lucie Carré',
    who: 'directrice de crèche',
    address: '/ma-journee',
    about:
      'Lucie garde la fille d’Awa pendant sa formation. Elle voit ce qui est partagé avec elle, et rien d’autre : ni statut, ni diagnostic.',
    clicks: [
      click('Personnes', 'les personnes pour qui la crèche fait quelque chose'),
      click('Awa Diallo', 'un nom, un référent à joindre, et c’est tout'),
      click('Ce qui est partagé avec vous', 'les étapes de la crèche, sans le reste du plan'),
      click('Une question pour vous', 'ce que Nadia lui demande sur une étape, et de quoi répondre'),
      click('Ma journée', 'ce que la crèche doit encore répondre'),
    ],
  },
  {
    title: 'C’est son parcours',
    account: 'Awa Diallo',
    who: 'accompagnée depuis presque deux ans',
    address: '/mon-espace',
    about: 'Awa lit tout ce qui la concerne, propose, refuse, corrige, et sait qui a ouvert son dossier.',
    clicks: [
      click('Mon diagnostic', 'ce qui a été dit avec elle, à commenter ou à cacher à un organisme'),
      click('Mes étapes', 'ce qui lui est proposé, et ce qu’elle propose'),
      click('Mon cercle', 'qui l’accompagne, et comment réduire ce que chacun voit'),
      click('Mes données', 'ce que Relais sait d’elle, et ses droits'),
      click('Voir qui a regardé mon dossier', 'chaque consultation : le jour, l’organisme, la raison'),
    ],
  },
];
