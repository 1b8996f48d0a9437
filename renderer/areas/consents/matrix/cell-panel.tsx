import { FilePlus2, PenLine, Printer, Scale, Undo2, UserPlus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { MatrixCell } from '../../../../electron/areas/consents/contract.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { weightiest, type CellWords } from './use-cell-words.ts';

export type CellActions = {
  /** A new version with this cell added. */
  readonly onAdd: (cell: MatrixCell) => void;
  readonly onSign: (version: number) => void;
  readonly onWithdraw: (cell: MatrixCell) => void;
  readonly onAddGuardian: () => void;
  /** Where consent does not reach: another legal ground. Absent where none is offered. */
  readonly onTryGround?: ((cell: MatrixCell) => void) | undefined;
  /** The ways to print a version's form, behind this button. */
  readonly form: (version: number, trigger: ReactElement) => ReactNode;
};

/** The focused cell: the answer, why, and the next step. */
export const CellPanel = ({
  cell,
  agency,
  words,
  actions,
}: {
  readonly cell: MatrixCell;
  readonly agency: Agency;
  readonly words: CellWords;
  readonly actions: CellActions;
}) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const kind = weightiest(cell)?.kind;
  const step = () => {
    if (cell.state === 'own-house') return undefined;
    if (cell.state === 'yes')
      return (
        <Button isWide icon={Undo2} onPress={() => actions.onWithdraw(cell)}>
          {formatMessage({ id: 'consents.step.withdraw' })}
        </Button>
      );
    if (kind === 'own-signature' || kind === 'guardian-signature')
      return (
        <>
          <Button isWide icon={PenLine} onPress={() => actions.onSign(cell.version ?? 0)}>
            {formatMessage({ id: 'consents.step.sign' })}
          </Button>
          {actions.form(
            cell.version ?? 0,
            <Button isWide icon={Printer}>
              {formatMessage({ id: 'consents.step.form' })}
            </Button>,
          )}
        </>
      );
    if (kind === 'no-guardian')
      return (
        <Button isWide icon={UserPlus} onPress={actions.onAddGuardian}>
          {formatMessage({ id: 'consents.step.guardian' })}
        </Button>
      );
    if (kind === 'not-yet') return undefined;
    return (
      <Button isWide icon={FilePlus2} onPress={() => actions.onAdd(cell)}>
        {formatMessage({ id: kind === 'not-included' ? 'consents.step.add' : 'consents.step.renew' })}
      </Button>
    );
  };
  return (
    <DetailPanel
      isLive
      label={`${agency.name} · ${term('subject', cell.subject)}`}
      title={words.title}
      text={words.text}
      actions={
        <>
          {step()}
          {(cell.state === 'no' || cell.state === 'ground') && actions.onTryGround && (
            <Button isWide icon={Scale} onPress={() => actions.onTryGround?.(cell)}>
              {formatMessage({ id: 'disclosures.ground.try' })}
            </Button>
          )}
        </>
      }
    />
  );
};
