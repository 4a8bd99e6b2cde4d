import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return <Link to={href}>{children}</Link>;
}
