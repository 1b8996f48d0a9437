import { Check } from 'lucide-react';
import { useIntl } from 'react-intl';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import s from './consent-mark.module.css';

/** Consent covers it, another legal ground does, or nothing does. */
export type Cover = 'consent' | 'ground' | 'none';

const glyph = (cover: Cover) => (cover === 'consent' ? <Icon of={Check} size={17} /> : cover === 'ground' ? '§' : '–');

/** ✓ § –: may this be told? The word is there for assistive technology, the legend for eyes. */
export const ConsentMark = ({ cover }: { readonly cover: Cover }) => {
  const { formatMessage } = useIntl();
  return (
    <span className={cx(s['mark'], s[cover])}>
      <span aria-hidden="true" className={s['mark']}>
        {glyph(cover)}
      </span>
      <span className="visually-hidden">{formatMessage({ id: `common.consent.${cover}` })}</span>
    </span>
  );
};

/** What the three marks mean, below a matrix. */
export const ConsentLegend = () => {
  const { formatMessage } = useIntl();
  return (
    <ul className={s['legend']} aria-hidden="true">
      {(['consent', 'ground', 'none'] as const).map((cover) => (
        <li key={cover}>
          <span className={cx(s['mark'], s[cover])}>{glyph(cover)}</span>
          {formatMessage({ id: `common.consent.${cover}` })}
        </li>
      ))}
    </ul>
  );
};
