import styles from './icon.module.css';

/** Drawn on a 20 px grid, strokes of 1.8 px in the colour of the words beside them. */
const drawings = {
  'arrow-left': 'M16 10H4m5-5-5 5 5 5',
  'arrow-right': 'M4 10h12m-5-5 5 5-5 5',
  calendar: 'M4 5.5h12v11H4zM4 9h12M7 3v4m6-4v4',
  check: 'm4 10.5 4 4 8-9',
  'chevron-down': 'm5 8 5 5 5-5',
  'chevron-right': 'm8 5 5 5-5 5',
  clock: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M10 6v4.2l2.8 1.8',
  close: 'm5 5 10 10M15 5 5 15',
  document: 'M5.5 2.8h6l3.5 3.5v10.9H5.5zM11 3v3.8h3.8M8 10.5h4.5M8 13.5h4.5',
  download: 'M10 3v9m-4-3.5 4 4 4-4M4 16.5h12',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5M10 7.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4',
  important: 'M10 3.5v8.2m0 4.3v.3',
  info: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M10 9.2v4.6m0-7.6v.2',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  mail: 'M3 5h14v10.5H3zm0 .8 7 5.4 7-5.4',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  people:
    'M7.5 4a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M2.5 16.5c0-3 2-4.8 5-4.8s5 1.8 5 4.8M13 4.4a2.8 2.8 0 0 1 0 5M14.6 12c1.8.6 2.9 2.2 2.9 4.5',
  pencil: 'm3.5 16.5.8-3.8L13.2 3.8l3 3-8.9 8.9zM11.5 5.5l3 3',
  person: 'M10 3.2a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8M3.5 17c0-3.2 2.6-5 6.5-5s6.5 1.8 6.5 5',
  phone:
    'M4 3.5h3.2l1.5 3.7-1.9 1.5a10 10 0 0 0 4.5 4.5l1.5-1.9 3.7 1.5V16c0 .6-.4 1-1 1C9 17 3 11 3 4.5c0-.6.4-1 1-1',
  plus: 'M10 4v12M4 10h12',
  relay: 'M3 7h12m-3.5-3.5L15 7l-3.5 3.5M17 13H5m3.5-3.5L5 13l3.5 3.5',
  search: 'M8.8 3.5a5.3 5.3 0 1 1 0 10.6 5.3 5.3 0 0 1 0-10.6M12.8 12.8 17 17',
  star: 'm10 3 2.1 4.6 5 .6-3.7 3.4 1 5-4.4-2.5-4.4 2.5 1-5L2.9 8.2l5-.6z',
  upload: 'M10 13V4M6 7.5l4-4 4 4M4 16.5h12',
  warning: 'M10 3.2 18 16.8H2zM10 8v4.2m0 2.2v.2',
} as const;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

/** Decoration only: the word beside it carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
