/**
 * Every table of the product, by name. Each capability adds its own in `<capability>/tables.ts`:
 * `declare module '../../platform/database/schema.ts' { interface Database { … } }`.
 */
export interface Database {}
