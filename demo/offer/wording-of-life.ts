import type { Wordings } from './wording.ts';

export const wordingOfLife: Wordings = {
  'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives': {
    type: 'accompagnement',
    names: ['Aide aux démarches administratives', 'Écrivain public', 'Permanence administrative'],
    opens: [
      'Nous aidons à comprendre un courrier, à remplir un formulaire ou à constituer un dossier.',
      'Un écrivain public rédige avec vous vos lettres et vos réponses aux administrations.',
    ],
    goes: [
      'Chaque démarche est expliquée, pour pouvoir la refaire seul une prochaine fois.',
      'Apportez les courriers reçus et une pièce d’identité.',
    ],
  },
  'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete': {
    type: 'accompagnement',
    names: [
      'Titre de séjour et nationalité : aide aux démarches',
      'Accès à la citoyenneté',
      'Rencontres citoyennes',
    ],
    opens: [
      'Nous accompagnons les demandes de titre de séjour et de nationalité, étape par étape.',
      'Droits, devoirs, vie locale : des rencontres aident à trouver sa place de citoyen.',
    ],
    goes: [
      'Les pièces sont vérifiées avant tout dépôt, pour éviter un refus.',
      'Un interprète peut être présent sur demande.',
    ],
    publics: ['personnes-exilees'],
  },
  'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits': {
    type: 'accompagnement',
    names: ['Accès aux droits', 'Bilan de vos droits', 'Rendez-vous des droits'],
    opens: [
      'Un entretien permet de vérifier toutes les aides auxquelles vous pouvez prétendre.',
      'Beaucoup d’aides ne sont jamais demandées : nous regardons ensemble celles qui vous reviennent.',
    ],
    goes: [
      'Les demandes sont faites sur place, et nous suivons les réponses avec vous.',
      'L’entretien dure une heure et reste confidentiel.',
    ],
  },
  'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte': {
    type: 'accompagnement',
    names: [
      'Accompagnement social personnalisé',
      'Suivi par une travailleuse sociale',
      'Mesure d’accompagnement adapté',
    ],
    opens: [
      'Une travailleuse sociale vous accompagne dans la durée quand plusieurs difficultés se cumulent.',
      'Cet accompagnement s’appuie sur un contrat signé ensemble, avec des objectifs choisis par vous.',
    ],
    goes: [
      'Les rencontres ont lieu chez vous ou dans nos locaux, au rythme qui convient.',
      'La mesure dure six mois et peut être renouvelée.',
    ],
  },
  'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination': {
    type: 'information',
    names: [
      'Agir contre une discrimination',
      'Permanence égalité des droits',
      'Vous avez été discriminé ? Parlons-en',
    ],
    opens: [
      'Un refus d’embauche, de logement ou de service vous paraît injuste : venez en parler.',
      'Nous informons sur la loi, écoutons les faits et aidons à réunir les preuves.',
    ],
    goes: [
      'Avec votre accord, le dossier est transmis à qui peut agir.',
      'L’entretien est confidentiel et n’engage à aucune démarche.',
    ],
  },
  'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire': {
    type: 'accompagnement',
    names: ['Accompagnement des sortants de détention', 'Point d’accès au droit', 'Rencontrer un juriste'],
    opens: [
      'Nous accompagnons les personnes suivies par la justice vers le logement, la santé et l’emploi.',
      'Un juriste répond à vos questions sur une procédure, une peine ou une convocation.',
    ],
    goes: [
      'Le suivi peut commencer avant la sortie, en lien avec les services concernés.',
      'Les démarches sont préparées avec vous, dans le respect du secret.',
    ],
    publics: ['personnes-en-situation-juridique-specifique'],
  },
  'difficultes-financieres--acquerir-une-autonomie-budgetaire': {
    type: 'atelier',
    names: ['Tenir son budget', 'Ateliers budget et vie quotidienne', 'Premier budget, premier salaire'],
    opens: [
      'Ces ateliers aident à tenir seul son budget, sans calculs compliqués.',
      'Lire un relevé, prévoir une dépense, comparer un crédit : on apprend en pratiquant.',
    ],
    goes: [
      'Chacun travaille sur son propre budget, sans avoir à le montrer aux autres.',
      'Quatre séances d’une heure et demie sont proposées, avec un goûter partagé.',
    ],
  },
  'difficultes-financieres--ameliorer-sa-gestion-budgetaire': {
    type: 'accompagnement',
    names: ['Conseil budgétaire', 'Point budget', 'Mieux gérer ses dépenses'],
    opens: [
      'Un conseiller examine votre budget avec vous et cherche où retrouver de la marge.',
      'Nous faisons le point sur les charges, les abonnements et les aides non demandées.',
    ],
    goes: [
      'Trois rendez-vous suffisent souvent ; un suivi plus long est possible.',
      'Apportez vos derniers relevés et vos factures, même en désordre.',
    ],
  },
  'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere': {
    type: 'information',
    names: [
      'Information sur la tutelle et la curatelle',
      'Protéger un proche',
      'Soutien aux tuteurs familiaux',
    ],
    opens: [
      'Nous expliquons les mesures qui protègent une personne devenue incapable de gérer ses comptes.',
      'Tutelle, curatelle, habilitation familiale : nous aidons les familles à choisir la mesure juste.',
    ],
    goes: [
      'Un juriste aide à remplir la requête et à réunir les pièces demandées.',
      'Les tuteurs familiaux sont ensuite conseillés pour leurs comptes annuels.',
    ],
    publics: ['familles', 'seniors'],
  },
  'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere': {
    type: 'aide-financiere',
    names: ['Aide financière ponctuelle', 'Microcrédit personnel', 'Petit prêt solidaire'],
    opens: [
      'Une aide ponctuelle peut être accordée pour éviter qu’un imprévu ne mette le budget en péril.',
      'Le microcrédit permet de financer une réparation, un permis ou un appareil indispensable.',
    ],
    goes: [
      'La demande est étudiée avec un travailleur social, et la réponse vient sous quinze jours.',
      'Un bénévole suit le remboursement et reste à l’écoute en cas de difficulté.',
    ],
  },
  'difficultes-financieres--situation-dendettement-surendettement': {
    type: 'accompagnement',
    names: [
      'Sortir du surendettement',
      'Aide au dossier de surendettement',
      'Le dossier de surendettement pas à pas',
    ],
    opens: [
      'Des conseillers écoutent sans juger et aident à trouver une issue aux dettes.',
      'Nous préparons avec vous le dossier de surendettement et nous le suivons jusqu’à la décision.',
    ],
    goes: [
      'Nous pouvons négocier des délais avec les créanciers en votre nom.',
      'L’accompagnement se poursuit après la décision, pour que la situation tienne.',
    ],
  },
  'equipement-et-alimentation--aide-menagere': {
    type: 'aide-materielle',
    names: ['Aide ménagère à domicile', 'Un coup de main à la maison', 'Entretien du logement'],
    opens: [
      'Une aide à domicile intervient pour l’entretien du logement, le linge et les courses.',
      'Quand la maladie ou l’âge rend le quotidien difficile, quelqu’un vient aider à la maison.',
    ],
    goes: [
      'La première visite sert à convenir des tâches et des horaires.',
      'Une partie du prix peut être prise en charge ; nous préparons la demande.',
    ],
    publics: ['seniors', 'personnes-en-situation-de-handicap'],
  },
  'equipement-et-alimentation--alimentation': {
    type: 'aide-materielle',
    names: ['Distribution alimentaire', 'Épicerie solidaire', 'Faire ses courses à prix solidaire'],
    opens: [
      'Des produits frais et secs sont distribués chaque semaine aux personnes qui en ont besoin.',
      'L’épicerie solidaire permet de choisir ses courses à un prix très réduit.',
    ],
    goes: [
      'L’inscription se fait sur place, avec un justificatif de ressources.',
      'Un café est offert, et un bénévole prend le temps de parler avec chacun.',
    ],
    publics: ['personnes-en-situation-durgence', 'familles'],
  },
  'equipement-et-alimentation--electromenager': {
    type: 'aide-materielle',
    names: ['Électroménager reconditionné', 'Atelier de réparation', 'Réparer plutôt que jeter'],
    opens: [
      'Réfrigérateurs, machines à laver et cuisinières sont remis en état puis vendus à petit prix.',
      'Plutôt que jeter, on répare ensemble ce qui peut l’être.',
    ],
    goes: [
      'Les appareils sont garantis six mois et peuvent être livrés.',
      'Un tarif réduit est accordé sur orientation d’un travailleur social.',
    ],
  },
  'equipement-et-alimentation--habillement': {
    type: 'aide-materielle',
    names: ['Vestiaire solidaire', 'Une tenue pour un entretien', 'Vestiaire professionnel'],
    opens: [
      'Des vêtements triés et lavés sont proposés gratuitement ou à tout petit prix.',
      'Nous prêtons ou donnons une tenue pour un entretien ou une prise de poste.',
    ],
    goes: [
      'Des bénévoles aident à choisir, pour les adultes comme pour les enfants.',
      'Chaussures de sécurité et vêtements de travail sont disponibles selon les dons.',
    ],
  },
  'famille--garde-denfants': {
    type: 'accompagnement',
    names: [
      'Places de crèche à vocation d’insertion',
      'Garde à domicile en horaires décalés',
      'Garde d’enfants le soir et le week-end',
    ],
    opens: [
      'Des places d’accueil sont réservées aux enfants dont les parents cherchent un emploi ou se forment.',
      'Nous gardons les enfants au domicile, tôt le matin, le soir ou le week-end.',
    ],
    goes: [
      'L’accueil peut commencer en quelques jours, pour un entretien ou un début de contrat.',
      'Le prix dépend des revenus de la famille.',
    ],
    publics: ['familles'],
  },
  'famille--prise-en-charge-personne-dependante': {
    type: 'accompagnement',
    names: ['Aide aux personnes dépendantes', 'Accueil de jour', 'Journées d’accueil pour personnes âgées'],
    opens: [
      'Nous aidons les familles à organiser la vie d’un parent qui ne peut plus rester seul.',
      'L’accueil de jour reçoit des personnes âgées ou handicapées, une ou plusieurs fois par semaine.',
    ],
    goes: [
      'Une visite au domicile permet d’évaluer les besoins et de préparer les demandes d’aide.',
      'Le transport peut être assuré dans les communes voisines.',
    ],
    publics: ['seniors', 'familles'],
  },
  'famille--soutien-a-la-parentalite-et-a-leducation': {
    type: 'atelier',
    names: ['Café des parents', 'Lieu d’accueil enfants-parents', 'Matinées parents et tout-petits'],
    opens: [
      'Des parents se retrouvent pour parler de leurs joies et de leurs difficultés avec leurs enfants.',
      'Nous accueillons ensemble les tout-petits et leurs parents, pour jouer et échanger.',
    ],
    goes: [
      'Une professionnelle de la petite enfance est présente et répond aux questions.',
      'L’entrée est libre et l’on reste le temps que l’on veut.',
    ],
    publics: ['familles'],
  },
  'famille--soutien-aidants': {
    type: 'accompagnement',
    names: ['Répit pour les aidants', 'Groupe de parole des aidants', 'Rencontres d’aidants'],
    opens: [
      'S’occuper chaque jour d’un proche fatigue : nous offrons un temps de pause et d’écoute.',
      'Des aidants se rencontrent chaque mois pour partager ce qu’ils vivent.',
    ],
    goes: [
      'Une personne peut prendre le relais à domicile pendant la rencontre.',
      'Une psychologue anime les échanges et reçoit aussi en entretien individuel.',
    ],
    publics: ['familles', 'actifs'],
  },
  'famille--surmonter-conflits-separation-violence': {
    type: 'accompagnement',
    names: [
      'Écoute des femmes victimes de violences',
      'Médiation familiale',
      'Se parler après une séparation',
    ],
    opens: [
      'Un lieu sûr pour parler d’une séparation, d’un conflit ou de violences.',
      'La médiation aide à renouer le dialogue et à décider ensemble pour les enfants.',
    ],
    goes: [
      'Les entretiens sont gratuits, confidentiels, et se font à l’heure qui vous convient.',
      'Une juriste et une psychologue interviennent dans nos locaux.',
    ],
    publics: ['femmes', 'familles'],
  },
  'logement-hebergement--acheter-un-logement': {
    type: 'information',
    names: ['Devenir propriétaire', 'Conseil en accession à la propriété', 'Acheter son premier logement'],
    opens: [
      'Un conseiller étudie avec vous votre projet d’achat et son financement, en toute neutralité.',
      'Prêts aidés, travaux, charges à prévoir : nous vérifions que le projet est solide.',
    ],
    goes: [
      'Le rendez-vous dure une heure et donne lieu à un plan de financement écrit.',
      'Il est utile de venir avant de signer quoi que ce soit.',
    ],
  },
  'logement-hebergement--changer-de-logement': {
    type: 'accompagnement',
    names: ['Changer de logement', 'Trouver un logement plus adapté', 'Déménager à moindre coût'],
    opens: [
      'Logement trop petit, trop cher ou trop loin du travail : nous aidons à en changer.',
      'Nous accompagnons la recherche, le dossier et le déménagement.',
    ],
    goes: [
      'Un véhicule et du matériel peuvent être prêtés le jour du déménagement.',
      'La demande de logement social est mise à jour avec vous.',
    ],
  },
  'logement-hebergement--louer-un-logement': {
    type: 'accompagnement',
    names: ['Accès au logement locatif', 'Sous-location avec accompagnement', 'Logement de transition'],
    opens: [
      'Nous aidons à trouver une location et à présenter un dossier qui rassure le propriétaire.',
      'L’association loue des logements et les sous-loue, le temps que la situation se stabilise.',
    ],
    goes: [
      'Dépôt de garantie, garant, assurance : chaque étape est préparée ensemble.',
      'Un accompagnement se poursuit pendant les premiers mois dans les lieux.',
    ],
  },
  'logement-hebergement--rechercher-une-solution-dhebergement-temporaire': {
    type: 'accompagnement',
    names: [
      'Chambres meublées pour quelques semaines',
      'Hébergement temporaire',
      'Une solution pour quelques nuits',
    ],
    opens: [
      'Des chambres meublées sont proposées pour quelques semaines, près d’un emploi ou d’une formation.',
      'Nous cherchons une solution d’hébergement pour les personnes qui n’ont pas de toit.',
    ],
    goes: [
      'L’accueil est possible rapidement, selon les places du jour.',
      'Pendant le séjour, une travailleuse sociale prépare la suite avec vous.',
    ],
    publics: ['personnes-en-situation-durgence', 'jeunes'],
  },
  'logement-hebergement--reduire-les-impayes-de-loyer': {
    type: 'accompagnement',
    names: [
      'Prévenir les impayés de loyer',
      'Aide face à une dette de loyer',
      'Permanence contre les expulsions',
    ],
    opens: [
      'Un loyer de retard se règle mieux quand on en parle tôt : nous cherchons une solution avec vous.',
      'Nous aidons à négocier un échéancier et à demander les aides du fonds de solidarité.',
    ],
    goes: [
      'En cas de procédure, nous vous préparons à l’audience.',
      'Venez avec le bail et les courriers du propriétaire.',
    ],
  },
  'logement-hebergement--se-maintenir-dans-le-logement': {
    type: 'accompagnement',
    names: ['Bien vivre dans son logement', 'Aide aux factures d’énergie', 'Visite énergie à domicile'],
    opens: [
      'Factures, humidité, voisinage, travaux : nous aidons à rester dans de bonnes conditions chez soi.',
      'Un conseiller se déplace au domicile pour réduire les dépenses d’énergie.',
    ],
    goes: [
      'Si des travaux sont nécessaires, nous cherchons les aides et les artisans.',
      'De petits équipements sont posés sur place, sans frais.',
    ],
  },
  'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement': {
    type: 'information',
    names: ['Information logement', 'Demande de logement social : mode d’emploi', 'Questions de locataires'],
    opens: [
      'Nous renseignons sur la demande de logement social, le bail, les aides et les droits des locataires.',
      'Une réunion mensuelle explique comment chercher et obtenir un logement.',
    ],
    goes: [
      'La demande peut être enregistrée sur place, avec une pièce d’identité et l’avis d’impôt.',
      'Une juriste répond gratuitement aux questions sur la location.',
    ],
  },
  'mobilite--acceder-a-un-vehicule': {
    type: 'aide-materielle',
    names: [
      'Location solidaire de voitures',
      'Prêt de scooter pour aller travailler',
      'Scooters pour l’emploi',
    ],
    opens: [
      'Nous louons des voitures à petit prix aux personnes qui reprennent un emploi ou une formation.',
      'Un scooter peut être prêté le temps de trouver une solution pour se rendre au travail.',
    ],
    goes: [
      'Le contrat va d’une semaine à trois mois, assurance comprise.',
      'La demande passe par un conseiller, et le véhicule est remis sous dix jours.',
    ],
  },
  'mobilite--entretenir-reparer-son-vehicule': {
    type: 'aide-materielle',
    names: [
      'Garage solidaire : réparations à prix réduit',
      'Entretien de votre voiture',
      'Atelier de mécanique participatif',
    ],
    opens: [
      'Le garage répare les voitures à prix réduit, avec un devis clair avant toute intervention.',
      'Un mécanicien vous apprend à entretenir vous-même votre voiture.',
    ],
    goes: [
      'Le tarif dépend des ressources du foyer.',
      'Des pièces d’occasion contrôlées sont utilisées chaque fois que c’est possible.',
    ],
  },
  'mobilite--etre-accompagne-dans-son-parcours-mobilite': {
    type: 'accompagnement',
    names: ['Bilan mobilité', 'Conseil en mobilité', 'Mes trajets vers l’emploi'],
    opens: [
      'Un conseiller fait avec vous le point sur vos déplacements et sur ce qui les empêche.',
      'Transports, permis, véhicule, aides : nous cherchons la solution la plus simple pour chaque trajet.',
    ],
    goes: [
      'Le bilan dure deux heures et débouche sur un plan écrit.',
      'Un premier trajet peut être fait avec vous, pour prendre confiance.',
    ],
  },
  'mobilite--financer-ma-mobilite': {
    type: 'aide-financiere',
    names: ['Aide au permis de conduire', 'Aide aux frais de déplacement', 'Bons de carburant'],
    opens: [
      'Une aide peut financer une partie du permis, d’un abonnement ou d’une réparation.',
      'Nous aidons à payer les premiers déplacements vers un emploi ou une formation.',
    ],
    goes: [
      'La demande se fait avec un conseiller, avant toute dépense.',
      'Le montant dépend du projet et du quotient familial.',
    ],
  },
  'mobilite--preparer-un-permis': {
    type: 'formation',
    names: [
      'Permis B en auto-école sociale',
      'Code de la route en petit groupe',
      'Permis AM et premiers trajets',
    ],
    opens: [
      'L’auto-école sociale prépare au code et à la conduite, avec une pédagogie adaptée.',
      'Nous accompagnons celles et ceux pour qui l’auto-école classique n’a pas marché ou coûte trop cher.',
    ],
    goes: [
      'Les cours ont lieu en petit groupe, avec des images et des mots simples.',
      'La durée dépend de chacun ; une participation est demandée à l’inscription.',
    ],
  },
  'mobilite--mobilite-douce-partagee-collective': {
    type: 'aide-materielle',
    names: ['Prêt de vélos électriques', 'Transport à la demande', 'Covoiturage de proximité'],
    opens: [
      'Des vélos à assistance électrique sont prêtés pour aller travailler ou se former.',
      'Des conducteurs bénévoles emmènent les habitants sans voiture à leurs rendez-vous.',
    ],
    goes: ['Casque, antivol et éclairage sont fournis.', 'Il suffit d’appeler deux jours avant le trajet.'],
  },
  'sante--acces-aux-soins': {
    type: 'accompagnement',
    names: ['Accès aux soins', 'Médiation en santé', 'Bilan de santé gratuit'],
    opens: [
      'Nous aidons à retrouver un médecin, une couverture maladie et le chemin des soins.',
      'Une infirmière écoute, oriente et accompagne aux premiers rendez-vous si vous le souhaitez.',
    ],
    goes: [
      'La demande de complémentaire santé solidaire est faite sur place.',
      'Le secret médical est respecté, rien n’est transmis sans votre accord.',
    ],
  },
  'sante--addictions': {
    type: 'accompagnement',
    names: [
      'Consultation sur les addictions',
      'Arrêter de fumer, se faire aider',
      'Écoute jeunes consommateurs',
    ],
    opens: [
      'Alcool, tabac, cannabis, écrans : une équipe reçoit sans jugement, pour en parler ou pour arrêter.',
      'La consultation est ouverte aux personnes concernées et à leur entourage.',
    ],
    goes: [
      'L’accueil est confidentiel, et peut être anonyme.',
      'Médecin, infirmier, éducateur : chacun choisit qui il veut rencontrer.',
    ],
  },
  'sante--constituer-un-dossier-mdph-invalidite': {
    type: 'accompagnement',
    names: ['Aide au dossier MDPH', 'Faire reconnaître son handicap', 'Permanence handicap'],
    opens: [
      'Nous aidons à remplir le dossier de la maison du handicap et à dire ce qui est difficile au quotidien.',
      'Reconnaissance de travailleur handicapé, allocation, carte : nous expliquons chaque demande.',
    ],
    goes: [
      'Deux rendez-vous sont prévus, le temps d’obtenir le certificat médical.',
      'Nous suivons la demande jusqu’à la réponse et aidons en cas de refus.',
    ],
    publics: ['personnes-en-situation-de-handicap'],
  },
  'sante--sante-mentale': {
    type: 'accompagnement',
    names: ['Écoute psychologique', 'Groupe d’entraide', 'Espace d’entraide et de parole'],
    opens: [
      'Une psychologue reçoit les personnes qui traversent une période difficile.',
      'Le groupe d’entraide réunit des personnes fragilisées qui veulent rompre l’isolement.',
    ],
    goes: [
      'Cinq entretiens sont proposés, puis un relais si nécessaire.',
      'On y vient librement, sans ordonnance et sans avoir à se justifier.',
    ],
  },
  'sante--sante-sexuelle': {
    type: 'information',
    names: ['Centre de santé sexuelle', 'Contraception et dépistage', 'Questions de santé sexuelle'],
    opens: [
      'Contraception, dépistage, grossesse, vie affective : une équipe répond à toutes les questions.',
      'Des consultations confidentielles sont ouvertes à tous, y compris aux mineurs.',
    ],
    goes: [
      'Les dépistages sont rapides et les résultats sont expliqués.',
      'On peut venir seul, à deux ou avec une personne de confiance.',
    ],
  },
};
