import type { Wordings } from './wording.ts';

export const wordingOfWork: Wordings = {
  'choisir-un-metier--confirmer-son-choix-de-metier': {
    type: 'accompagnement',
    names: [
      'Confirmer son projet professionnel',
      'Essayer un métier avant de se décider',
      'Mon projet face au terrain',
    ],
    opens: [
      'Vous avez un métier en tête et vous voulez être sûr qu’il vous convient avant de vous engager.',
      'Nous vous aidons à vérifier votre projet auprès de ceux qui exercent déjà le métier.',
    ],
    goes: [
      'Après un entretien, une immersion d’une à deux semaines est organisée dans une entreprise du département.',
      'Le parcours alterne rencontres de professionnels, essais en situation et bilans avec un conseiller.',
    ],
  },
  'choisir-un-metier--connaitre-les-opportunites-demploi': {
    type: 'information',
    names: [
      'Rencontres avec les employeurs du Cher',
      'Les métiers qui recrutent près de chez vous',
      'Point emploi du territoire',
    ],
    opens: [
      'Chaque mois, des employeurs du territoire viennent présenter leurs métiers et leurs besoins.',
      'Nous faisons avec vous le tour des secteurs qui embauchent dans le Cher, sans diplôme ou avec une courte formation.',
    ],
    goes: [
      'La rencontre dure deux heures et se termine par un échange libre avec les recruteurs.',
      'Vous repartez avec une liste d’entreprises à contacter et les conseils pour le faire.',
    ],
  },
  'choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite': {
    type: 'atelier',
    names: [
      'À la découverte des métiers du soin',
      'Découverte des métiers du bâtiment',
      'Une semaine pour découvrir l’industrie',
    ],
    opens: [
      'Cet atelier permet de découvrir un secteur de l’intérieur, en rencontrant celles et ceux qui y travaillent.',
      'Visites, démonstrations et essais : nous faisons connaître des métiers auxquels on ne pense pas toujours.',
    ],
    goes: [
      'Les groupes comptent huit personnes au plus, et chacun peut essayer les gestes du métier.',
      'Les visites ont lieu le matin ; l’après-midi sert à mettre des mots sur ce qui a plu.',
    ],
  },
  'choisir-un-metier--identifier-ses-points-forts-et-ses-competences': {
    type: 'accompagnement',
    names: [
      'Faire le point sur ses compétences',
      'Mes atouts, mes envies',
      'Bilan de parcours en petit groupe',
    ],
    opens: [
      'Nous prenons le temps de revenir sur votre parcours pour en faire ressortir les savoir-faire.',
      'Ce bilan aide à nommer ce que l’on sait faire, au travail comme dans la vie de tous les jours.',
    ],
    goes: [
      'Quatre séances de deux heures mènent à un portrait de compétences que vous gardez.',
      'Les échanges se font à deux ou en petit groupe, à partir de situations vécues.',
    ],
  },
  'creer-une-entreprise--definir-son-projet-de-creation-dentreprise': {
    type: 'accompagnement',
    names: [
      'De l’idée au projet d’entreprise',
      'Premier rendez-vous création',
      'Mon idée est-elle une entreprise ?',
    ],
    opens: [
      'Vous avez une idée d’activité et ne savez pas par où commencer.',
      'Nous aidons à passer de l’envie d’entreprendre à un projet clair et réaliste.',
    ],
    goes: [
      'Un premier entretien permet d’examiner l’idée, les clients possibles et votre situation.',
      'En trois rencontres, nous regardons ensemble le marché, les moyens et le temps nécessaires.',
    ],
  },
  'creer-une-entreprise--developper-son-entreprise': {
    type: 'accompagnement',
    names: [
      'Suivi des jeunes entreprises',
      'Développer son activité après la création',
      'Club des entrepreneurs du territoire',
    ],
    opens: [
      'Nous accompagnons pendant trois ans celles et ceux qui ont créé leur activité.',
      'Trouver des clients, tenir ses comptes, fixer ses prix : nous suivons l’entreprise dans ses premières années.',
    ],
    goes: [
      'Un conseiller vous rencontre chaque trimestre, et plus souvent si l’activité le demande.',
      'Des rencontres entre entrepreneurs permettent de partager les difficultés et les bonnes adresses.',
    ],
    publics: ['actifs'],
  },
  'creer-une-entreprise--structurer-son-projet-de-creation-dentreprise': {
    type: 'formation',
    names: [
      'Construire son plan d’affaires',
      'Monter son dossier de création',
      'Parcours de création d’entreprise',
    ],
    opens: [
      'Cette formation aide à bâtir un plan d’affaires et à choisir un statut.',
      'Nous accompagnons le montage complet du dossier, du prévisionnel à la recherche de financements.',
    ],
    goes: [
      'Elle se déroule sur cinq semaines, deux jours par semaine, avec du travail entre les séances.',
      'Chaque séance traite d’un sujet : marché, prix, statut, banque, assurances.',
    ],
  },
  'preparer-sa-candidature--developper-son-reseau': {
    type: 'atelier',
    names: [
      'Élargir son réseau professionnel',
      'Parrainage vers l’emploi',
      'Parrains et marraines pour l’emploi',
    ],
    opens: [
      'Beaucoup d’emplois se trouvent par le bouche-à-oreille : cet atelier aide à se constituer un réseau.',
      'Un parrain ou une marraine bénévole, en activité ou à la retraite, vous ouvre son carnet d’adresses.',
    ],
    goes: [
      'On apprend à se présenter en deux minutes et à demander un conseil plutôt qu’un emploi.',
      'Les rencontres ont lieu toutes les deux semaines, pendant six mois.',
    ],
  },
  'preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi': {
    type: 'accompagnement',
    names: [
      'Organiser sa recherche d’emploi',
      'Club de recherche d’emploi',
      'Chercher un emploi à plusieurs',
    ],
    opens: [
      'Nous vous aidons à mettre en ordre votre recherche et à tenir un rythme qui vous convient.',
      'Ce club réunit des personnes qui cherchent un emploi et s’entraident chaque semaine.',
    ],
    goes: [
      'Un tableau simple permet de suivre les candidatures, les relances et les réponses.',
      'Un conseiller est présent, des ordinateurs et un téléphone sont à disposition.',
    ],
  },
  'preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation': {
    type: 'atelier',
    names: ['Atelier CV et lettre de motivation', 'Mon CV en une matinée', 'Aide à la rédaction du CV'],
    opens: [
      'En une séance, vous rédigez ou mettez à jour votre CV avec l’aide d’un conseiller.',
      'Cet atelier aide à écrire un CV clair, même quand le parcours compte des périodes sans emploi.',
    ],
    goes: [
      'Vous repartez avec un document imprimé et enregistré sur une clé ou dans votre messagerie.',
      'Nous relisons ensemble la lettre pour qu’elle réponde à l’annonce visée.',
    ],
  },
  'preparer-sa-candidature--valoriser-ses-competences': {
    type: 'atelier',
    names: ['Valoriser son expérience', 'Parler de soi et de ses compétences', 'Portefeuille de compétences'],
    opens: [
      'Savoir faire est une chose, savoir le dire en est une autre : cet atelier y prépare.',
      'Nous aidons à présenter ses compétences à un employeur avec des exemples concrets.',
    ],
    goes: [
      'Chaque participant prépare trois récits courts qui montrent ce qu’il sait faire.',
      'Les séances se font par la pratique, avec des mises en situation et des retours bienveillants.',
    ],
  },
  'se-former--monter-son-dossier-de-formation': {
    type: 'accompagnement',
    names: [
      'Financer et monter son dossier de formation',
      'Aide au dossier de formation',
      'Permanence formation',
    ],
    opens: [
      'Vous avez trouvé une formation : nous vous aidons à constituer le dossier et à le financer.',
      'Compte personnel de formation, aides de la Région, reste à charge : nous examinons toutes les possibilités.',
    ],
    goes: [
      'Le dossier se prépare en deux ou trois rendez-vous, jusqu’à la réponse du financeur.',
      'Apportez vos diplômes et le devis de l’organisme, nous nous occupons du reste avec vous.',
    ],
  },
  'se-former--trouver-sa-formation': {
    type: 'information',
    names: [
      'Trouver la formation qui convient',
      'Information collective sur la formation',
      'Préparation à l’entrée en formation',
    ],
    opens: [
      'Nous vous aidons à choisir une formation qui mène au métier souhaité et qui reste accessible.',
      'Cette rencontre présente les formations qui ouvrent dans les prochains mois dans le Cher.',
    ],
    goes: [
      'Niveau demandé, durée, rémunération, transport : tout est passé en revue.',
      'Un test de positionnement peut être proposé pour entrer dans de bonnes conditions.',
    ],
  },
  'souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger': {
    type: 'information',
    names: ['Travailler en Europe', 'Emplois saisonniers à l’étranger', 'Partir en volontariat'],
    opens: [
      'Nous présentons les emplois, les stages et les volontariats ouverts dans d’autres pays.',
      'Partir travailler quelques mois à l’étranger est possible, même sans diplôme et sans parler couramment la langue.',
    ],
    goes: [
      'Des personnes rentrées de mission racontent leur expérience et répondent aux questions.',
      'Un conseiller aide à choisir un pays et à préparer une candidature.',
    ],
    publics: ['jeunes', 'demandeurs-emploi'],
  },
  'souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger': {
    type: 'information',
    names: [
      'Aides pour partir travailler à l’étranger',
      'Financer son départ',
      'Bourses de mobilité européenne',
    ],
    opens: [
      'Transport, logement, cours de langue : des aides existent pour partir travailler à l’étranger.',
      'Nous vous renseignons sur les bourses et les aides au départ, et sur leurs délais.',
    ],
    goes: [
      'Nous vérifions avec vous celles auxquelles vous avez droit et remplissons les demandes.',
      'L’entretien peut se faire par téléphone ou en visioconférence.',
    ],
    publics: ['jeunes', 'etudiants'],
  },
  'souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france': {
    type: 'accompagnement',
    names: [
      'Revenir s’installer en France',
      'Retour de l’étranger : rouvrir ses droits',
      'Après l’étranger, retrouver un emploi ici',
    ],
    opens: [
      'Nous aidons celles et ceux qui rentrent en France à rouvrir leurs droits et à retrouver un emploi.',
      'Assurance maladie, chômage, logement : le retour demande de nombreuses démarches que nous faisons avec vous.',
    ],
    goes: [
      'Un premier rendez-vous sert à dresser la liste des démarches, dans l’ordre où il faut les faire.',
      'L’expérience acquise à l’étranger est mise en valeur dans le CV.',
    ],
  },
  'trouver-un-emploi--convaincre-un-recruteur-en-entretien': {
    type: 'atelier',
    names: ['Simulation d’entretien', 'Préparer son entretien d’embauche', 'Oser l’entretien'],
    opens: [
      'Des entretiens pour de faux, menés par de vrais recruteurs, pour arriver plus serein le jour venu.',
      'Cet atelier prépare à l’entretien d’embauche : se présenter, répondre, poser ses propres questions.',
    ],
    goes: [
      'Chacun passe à son tour et reçoit des conseils précis, sans jugement.',
      'Une tenue adaptée peut être prêtée pour le jour de l’entretien.',
    ],
  },
  'trouver-un-emploi--faire-des-candidatures-spontanees': {
    type: 'accompagnement',
    names: [
      'Candidatures spontanées : cibler les entreprises',
      'Aller à la rencontre des employeurs',
      'Frapper aux bonnes portes',
    ],
    opens: [
      'La plupart des petites entreprises recrutent sans publier d’annonce : nous aidons à aller vers elles.',
      'Nous repérons avec vous les entreprises proches de chez vous qui pourraient avoir besoin de vous.',
    ],
    goes: [
      'Le conseiller peut appeler l’employeur avec vous ou vous accompagner à la première rencontre.',
      'Lettre, appel, visite : chaque démarche est préparée puis reprise ensemble.',
    ],
  },
  'trouver-un-emploi--maintien-dans-lemploi': {
    type: 'accompagnement',
    names: [
      'Rester en emploi avec un problème de santé',
      'Suivi dans l’emploi',
      'Garder son poste : appui au salarié',
    ],
    opens: [
      'Nous intervenons auprès du salarié et de l’employeur quand la santé ou la vie personnelle met le poste en danger.',
      'Les premiers mois dans un emploi sont parfois difficiles : nous restons présents après l’embauche.',
    ],
    goes: [
      'Aménagement du poste, des horaires ou du trajet : la solution se cherche à trois.',
      'Un point est fait chaque semaine le premier mois, puis selon les besoins.',
    ],
    publics: ['actifs', 'personnes-en-situation-de-handicap'],
  },
  'trouver-un-emploi--repondre-a-des-offres-demploi': {
    type: 'accompagnement',
    names: [
      'Contrats d’insertion : postes à pourvoir',
      'Répondre aux offres d’emploi',
      'Mises en relation avec les employeurs',
    ],
    opens: [
      'Nous proposons des postes en insertion et aidons à y répondre.',
      'Chaque semaine, nous étudions avec vous les offres du territoire et préparons vos réponses.',
    ],
    goes: [
      'Le contrat s’accompagne d’un suivi social et de temps de formation.',
      'Les candidatures sont envoyées sur place, avec un CV adapté à chaque offre.',
    ],
  },
  'trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs': {
    type: 'atelier',
    names: ['Relancer un employeur', 'Suivre ses candidatures', 'Atelier téléphone : rappeler sans crainte'],
    opens: [
      'Rappeler un employeur peut intimider : nous le préparons et nous le faisons ensemble.',
      'Cet atelier aide à suivre ses candidatures et à relancer au bon moment.',
    ],
    goes: [
      'On écrit quelques phrases, on s’entraîne, puis chacun passe ses appels au calme.',
      'Vous repartez avec un calendrier de relances et des modèles de messages.',
    ],
  },
  'remobilisation--activites-sportives-et-culturelles': {
    type: 'atelier',
    names: ['Sport pour tous', 'Atelier théâtre', 'Sorties culturelles accompagnées'],
    opens: [
      'Bouger, jouer, créer : ces séances aident à reprendre un rythme et à rencontrer du monde.',
      'Nous proposons des sorties et des ateliers choisis par le groupe, sans esprit de compétition.',
    ],
    goes: [
      'Aucun niveau n’est demandé et le matériel est prêté.',
      'Le programme change chaque trimestre et tient compte des envies de chacun.',
    ],
  },
  'remobilisation--benevolat-action-citoyenne': {
    type: 'accompagnement',
    names: ['Devenir bénévole', 'Agir dans son quartier', 'Missions citoyennes'],
    opens: [
      'Donner un peu de son temps permet aussi de reprendre confiance et de se rendre utile.',
      'Nous aidons à trouver une mission bénévole proche de chez soi et qui a du sens.',
    ],
    goes: [
      'Les missions vont de deux heures par semaine à une journée, selon les disponibilités.',
      'Un référent vous présente l’équipe et reste joignable pendant toute la mission.',
    ],
  },
  'remobilisation--bien-etre-confiance-en-soi': {
    type: 'atelier',
    names: ['Reprendre confiance en soi', 'Atelier bien-être', 'Prendre soin de soi'],
    opens: [
      'Ces séances aident à retrouver de l’énergie et de la confiance avant de reprendre un projet.',
      'Se poser, souffler, parler si on le souhaite : cet atelier est un temps pour soi.',
    ],
    goes: [
      'Relaxation, image de soi, prise de parole : le groupe avance à son rythme.',
      'Une intervenante anime huit séances, le même jour chaque semaine.',
    ],
  },
  'remobilisation--lien-social': {
    type: 'atelier',
    names: ['Café des habitants', 'Jardin partagé', 'Rencontres du jeudi'],
    opens: [
      'Un lieu ouvert pour boire un café, discuter et rompre la solitude.',
      'Au jardin ou autour d’un repas, des habitants se retrouvent chaque semaine.',
    ],
    goes: [
      'On vient quand on veut, seul ou accompagné, sans obligation de participer.',
      'Des sorties et des repas sont organisés avec les personnes qui le souhaitent.',
    ],
  },
  'lecture-ecriture-calcul--maitriser-le-calcul': {
    type: 'formation',
    names: ['Remise à niveau en calcul', 'Le calcul au quotidien', 'Mathématiques pour l’emploi'],
    opens: [
      'Compter, mesurer, lire un tableau : cette formation reprend les bases du calcul.',
      'Nous travaillons le calcul à partir de situations de la vie courante et du travail.',
    ],
    goes: [
      'Les groupes sont petits et chacun avance à partir de ce qu’il sait déjà.',
      'Deux séances par semaine sont proposées, en journée ou en soirée.',
    ],
  },
  'lecture-ecriture-calcul--maitriser-le-francais': {
    type: 'formation',
    names: [
      'Apprendre le français',
      'Lire et écrire : se remettre à niveau',
      'Reprendre la lecture et l’écriture',
    ],
    opens: [
      'Ces cours s’adressent aux personnes qui veulent apprendre à parler, à lire ou à écrire le français.',
      'Il n’est jamais trop tard pour se remettre à lire et à écrire : nous accompagnons les adultes avec patience.',
    ],
    goes: [
      'Une évaluation permet de rejoindre le groupe qui convient, du débutant au niveau B1.',
      'Les cours partent de la vie courante : la santé, l’école, le travail, les courriers.',
    ],
    publics: ['personnes-exilees', 'demandeurs-emploi'],
  },
  'numerique--acceder-a-des-services-en-ligne': {
    type: 'accompagnement',
    names: ['Aide aux démarches en ligne', 'Permanence numérique', 'Faire ses démarches avec un conseiller'],
    opens: [
      'Un conseiller vous aide à faire vos démarches en ligne : impôts, allocations, retraite, santé.',
      'Vous êtes bloqué sur un site ou avez perdu un mot de passe : nous cherchons la solution ensemble.',
    ],
    goes: [
      'L’aide est individuelle, confidentielle, et vous gardez la main sur vos comptes.',
      'Apportez vos courriers et votre téléphone, pour recevoir les codes de connexion.',
    ],
  },
  'numerique--acceder-a-une-connexion-internet': {
    type: 'aide-materielle',
    names: ['Accès libre à Internet', 'Ordinateurs en libre accès', 'Point Internet du village'],
    opens: [
      'Des ordinateurs reliés à Internet, une imprimante et un scanner sont à la disposition de tous.',
      'Vous n’avez pas de connexion chez vous : venez utiliser la nôtre, avec nos appareils ou les vôtres.',
    ],
    goes: [
      'Une personne est présente pour aider en cas de besoin.',
      'Les dix premières impressions du mois sont offertes.',
    ],
  },
  'numerique--acquerir-un-equipement': {
    type: 'aide-materielle',
    names: [
      'Ordinateurs reconditionnés à petit prix',
      'Prêt d’ordinateur',
      'Un ordinateur prêté pour se former',
    ],
    opens: [
      'Nous remettons en état des ordinateurs donnés et les proposons à prix solidaire.',
      'Un ordinateur peut être prêté le temps d’une formation ou d’une recherche d’emploi.',
    ],
    goes: [
      'L’appareil est remis avec une prise en main d’une heure.',
      'Un atelier de réparation permet ensuite de le faire durer.',
    ],
  },
  'numerique--maitriser-les-fondamentaux-du-numerique': {
    type: 'formation',
    names: [
      'Premiers pas avec l’ordinateur',
      'Se servir de son téléphone',
      'Ateliers numériques pour débutants',
    ],
    opens: [
      'Souris, clavier, messagerie, recherche : ces ateliers reprennent tout depuis le début.',
      'Apprendre à se servir de son ordinateur ou de son téléphone, à son rythme et sans crainte de mal faire.',
    ],
    goes: [
      'Les groupes comptent six personnes, et chacun dispose d’un appareil.',
      'Le parcours comprend dix séances d’une heure et demie ; on peut en suivre une seule.',
    ],
  },
};
