import type { ThreatLevel } from '../../../electron/base/terms.ts';

/** ○ ◔ ◑ ●: the filled part shows the level without colour. */
export const RiskMark = ({ level, size = 13 }: { readonly level: ThreatLevel; readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <circle cx="7" cy="7" r="5.75" fill={level === 'very-high' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
    {level === 'elevated' && <path d="M7 7V1.25A5.75 5.75 0 0 1 12.75 7Z" fill="currentColor" />}
    {level === 'high' && <path d="M7 1.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" />}
  </svg>
);
