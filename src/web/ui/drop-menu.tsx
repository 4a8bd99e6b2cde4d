import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * A native disclosure used as a menu: opens and closes without JavaScript. With it, it also closes on Escape,
 * when focus or a click goes elsewhere, and on navigation.
 */
export function DropMenu({
  className,
  summaryClassName,
  summary,
  children,
}: {
  className: string | undefined;
  summaryClassName: string | undefined;
  summary: ReactNode;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  const close = () => {
    if (details.current) details.current.open = false;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the new location is the reason to close
  useEffect(close, [key]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return;
    close();
    details.current.querySelector('summary')?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget && !details.current?.contains(event.relatedTarget)) close();
  };

  return (
    <details ref={details} className={className} onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  );
}
