import { useIntl } from 'react-intl';
import { Button } from '../../../ui/controls/button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';

export type Similar = {
  readonly rows: readonly { readonly caseId: string; readonly caseNumber: string; readonly name: string; readonly birthDate: string }[];
  /** The name as typed. */
  readonly asked: string;
};

/** Somebody with the same name and birth date is there already: both are shown, and the person decides. */
export const SimilarNotice = ({ similar, onOpen }: { readonly similar: Similar; readonly onOpen: (caseId: string) => void }) => {
  const { formatMessage } = useIntl();
  return (
    <div role="alert">
      <WarningStrip lead={formatMessage({ id: 'participants.similar.lead' })}>
        {formatMessage({ id: 'participants.similar.text' })}
      </WarningStrip>
      <ListCard label={formatMessage({ id: 'participants.similar.lead' })}>
        <ListRow
          what={similar.asked}
          detail={`${similar.rows[0]?.birthDate ?? ''} · ${formatMessage({ id: 'participants.similar.this' })}`}
        />
        {similar.rows.map((row) => (
          <ListRow
            key={row.caseId}
            what={row.name}
            detail={`${row.birthDate} · ${row.caseNumber}`}
            action={
              <Button size="small" onPress={() => onOpen(row.caseId)}>
                {formatMessage({ id: 'common.open' })}
              </Button>
            }
          />
        ))}
      </ListCard>
    </div>
  );
};
