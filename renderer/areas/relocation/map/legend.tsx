import { useIntl } from 'react-intl';
import css from './sweden-map.module.css';

/** What the marks mean, and the sentence about the municipality pointed at. */
export function Legend({
  told,
  hasRefused,
  hasZones,
  hasDestinations,
}: {
  readonly told: string | undefined;
  readonly hasRefused: boolean;
  readonly hasZones: boolean;
  readonly hasDestinations: boolean;
}) {
  const intl = useIntl();
  const words = (id: 'key-allowed' | 'key-refused' | 'key-zone' | 'key-destination' | 'hint') =>
    intl.formatMessage({ id: `relocation.map.${id}` });
  return (
    <div className={css['foot']}>
      <span className={css['told']} aria-hidden="true">
        {told ?? words('hint')}
      </span>
      <span className={css['key']}>
        <svg width="10" height="10" aria-hidden="true">
          <circle className={css['dot']} cx="5" cy="5" r="3" />
        </svg>
        {words('key-allowed')}
      </span>
      {hasRefused ? (
        <span className={css['key']}>
          <svg width="10" height="10" aria-hidden="true">
            <path className={css['cross']} d="M2 2 8 8M8 2 2 8" />
          </svg>
          {words('key-refused')}
        </span>
      ) : null}
      {hasZones ? (
        <span className={css['key']}>
          <svg width="14" height="14" aria-hidden="true">
            <circle className={css['zone']} cx="7" cy="7" r="6" />
          </svg>
          {words('key-zone')}
        </span>
      ) : null}
      {hasDestinations ? (
        <span className={css['key']}>
          <svg width="14" height="14" aria-hidden="true" className={css['disc']}>
            <circle cx="7" cy="7" r="6" />
          </svg>
          {words('key-destination')}
        </span>
      ) : null}
    </div>
  );
}
