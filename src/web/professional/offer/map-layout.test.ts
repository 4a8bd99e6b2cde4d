import { expect, test } from 'vitest';
import { drawMap, MAP_SIZE } from './map-layout.ts';

const bourges = { longitude: 2.3964, latitude: 47.0833 };
const at = (longitude: number, latitude: number) => ({ point: { longitude, latitude } });

test('north is above, east at the right, and the circle holds the farthest service shown', () => {
  const { marks, circle, circleKm } = drawMap(bourges, 50, [at(2.3964, 47.1283), at(2.4564, 47.0833)]);
  expect(circleKm).toBe(10); // both are about five kilometres away, a little more than five
  const [north, east] = marks;
  expect([north?.x, (north?.y ?? 0) < circle.y]).toEqual([MAP_SIZE.width / 2, true]);
  expect([(east?.x ?? 0) > circle.x, east?.y]).toEqual([true, MAP_SIZE.height / 2]);
});

test('services of one spot share a mark; without coordinates or beyond the search they have none', () => {
  const { marks } = drawMap(bourges, 10, [
    at(2.3964, 47.0833),
    { point: null },
    at(2.39641, 47.0833),
    at(5, 45),
  ]);
  expect(marks.map(({ numbers, label }) => [numbers, label])).toEqual([[[1, 3], '1+1']]);
});

test('nothing to show draws nothing', () => {
  expect(drawMap(bourges, 10, [{ point: null }]).marks).toEqual([]);
});
