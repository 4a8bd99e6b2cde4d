type Params = Readonly<Record<string, string | number>>;

export const stockMessages: Record<string, (params: Params) => string> = {
  stock_plan: () => 'Choisissez de 1 à 10 personnes par jour, à partir d’aujourd’hui ou plus tard.',
  stock_planned: () => 'Il n’y a plus personne à planifier dans cette liste.',
};
