import type { Dispatch } from 'react';
import type { NeedTheme } from '../../../../domain/diagnosis/codes.ts';
import { Card } from '../../../ui/card.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ItemRow } from './item-row.tsx';
import { answerOf, baseVersionOf, isWaiting, rowsOf, type Sheet, type SheetAct } from './sheet-state.ts';

export const needThemeId = (theme: NeedTheme) => `besoins-${theme.id}`;

export function NeedCard({
  theme,
  sheet,
  dispatch,
}: {
  theme: NeedTheme;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  return (
    <Card title={theme.title} level={3} id={needThemeId(theme)}>
      <AnswerForm of={theme.needs} sheet={sheet} dispatch={dispatch}>
        {theme.needs.map((item) => (
          <ItemRow
            key={item.code}
            item={item}
            state={answerOf(sheet, item)}
            rows={rowsOf(sheet, item)}
            baseVersion={baseVersionOf(sheet, item)}
            waiting={isWaiting(sheet, item)}
            dispatch={dispatch}
          />
        ))}
      </AnswerForm>
    </Card>
  );
}
