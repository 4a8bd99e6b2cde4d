import type { StockScope } from '../../../domain/stock/views.ts';

export const STOCK = '/reprise';
export const stockHref = (scope: StockScope, query: Readonly<Record<string, string>> = {}) =>
  `${STOCK}?${new URLSearchParams({ liste: scope, ...query })}`;
