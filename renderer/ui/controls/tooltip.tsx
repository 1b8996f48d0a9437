import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import s from './tooltip.module.css';

type TooltipProps = {
  /** A few words; nothing that cannot be found elsewhere. */
  readonly text: string;
  /** One focusable react-aria element. */
  readonly children: ReactElement;
};

/** Words for what carries none. Shown on hover and on keyboard focus, gone with Escape (WCAG 1.4.13). */
export const Tooltip = ({ text, children }: TooltipProps) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    {children}
    <AriaTooltip offset={6} className={s['tooltip'] ?? ''}>
      {text}
    </AriaTooltip>
  </TooltipTrigger>
);
