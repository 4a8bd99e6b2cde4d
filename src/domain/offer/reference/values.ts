import type { OfferValueKind } from '../tables.ts';
import categoryRows from './categories.json' with { type: 'json' };
import frais from './frais.json' with { type: 'json' };
import modesAccueil from './modes-accueil.json' with { type: 'json' };
import modesMobilisation from './modes-mobilisation.json' with { type: 'json' };
import personnesMobilisatrices from './personnes-mobilisatrices.json' with { type: 'json' };
import publics from './publics.json' with { type: 'json' };
import reseauxPorteurs from './reseaux-porteurs.json' with { type: 'json' };
import thematiques from './thematiques.json' with { type: 'json' };
import typesDeServices from './types-de-services.json' with { type: 'json' };

/** A word that the schema knows, as data·inclusion publishes it. */
export interface OfferValue {
  readonly value: string;
  readonly label: string;
  readonly description: string | null;
}

export interface ThematiqueCategory {
  /** Begins the value of each of its thématiques: `mobilite`, `mobilite--preparer-un-permis`. */
  readonly value: string;
  readonly label: string;
}

/**
 * The words of data·inclusion's schema v1, in the order in which it publishes them; two labels are put into correct French. Values are
 * added every few months: a new edition is new files and a new version.
 */
export const offerReference = {
  version: '1.0.8',
  source: 'data·inclusion-schema, schemas/v1/extra, 30 juin 2026',
} as const;

export const offerValues: Readonly<Record<OfferValueKind, readonly OfferValue[]>> = {
  thematique: thematiques,
  public: publics,
  type: typesDeServices,
  frais,
  'mode-accueil': modesAccueil,
  'mode-mobilisation': modesMobilisation,
  'mobilisable-par': personnesMobilisatrices,
  reseau: reseauxPorteurs,
};

export const thematiqueCategories: readonly ThematiqueCategory[] = categoryRows;

export const categoryOf = (thematique: string): string => thematique.slice(0, thematique.indexOf('--'));
