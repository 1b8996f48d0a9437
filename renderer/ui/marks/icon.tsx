import type { LucideIcon } from 'lucide-react';

type IconProps = {
  /** An icon from lucide-react. */
  readonly of: LucideIcon;
  /** Edge in px. */
  readonly size?: number;
  readonly className?: string | undefined;
};

/** One icon in the house style: 17 px, stroke 1.75, hidden from assistive technology because there is a word next to it. */
export const Icon = ({ of: Glyph, size = 17, className }: IconProps) => (
  <Glyph size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" className={className} />
);
