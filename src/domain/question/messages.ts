type Params = Readonly<Record<string, string | number>>;

/** What a professional reads when an act on a question is refused: what happened, what to do. */
export const questionMessages: Record<string, (params: Params) => string> = {
  cannot_be_asked: () =>
    'Ce professionnel ne lit pas cette étape : partagez-la d’abord avec lui, ou choisissez quelqu’un d’autre.',
  question_closed: () =>
    'Cette question n’attend plus de réponse : elle a été retirée, ou l’étape n’est plus partagée.',
  question_answered: () => 'Une réponse est arrivée entre-temps : la question ne se retire plus.',
};

export const questionFieldMessages: Record<string, string> = {
  question_missing: 'Écrivez votre question.',
  question_long: 'Raccourcissez la question : 300 caractères au plus.',
  asked_missing: 'Choisissez à qui vous posez la question.',
  answer_missing: 'Écrivez votre réponse.',
  answer_long: 'Raccourcissez la réponse : 600 caractères au plus.',
};
