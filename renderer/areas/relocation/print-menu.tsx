import { FileText, IdCard, Printer } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Output } from '../../../electron/base/contract.ts';
import type { Result } from '../../../electron/base/result.ts';
import type { Plan, relocationContract } from '../../../electron/areas/relocation/contract.ts';
import { client } from '../../client/client.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';

type Left = Result<Output<typeof relocationContract.saveCard>>;

/** Lets a paper out and says what became of it; `isPending` while the dialog is open. */
export const useLeaving = () => {
  const { formatMessage } = useIntl();
  const { sentence, problem } = useFailure();
  const { isPending, submit } = useSubmit();
  const leave = async (call: () => Promise<Left>): Promise<void> => {
    const answer = await submit(call);
    if (!answer) return;
    if (answer.ok) {
      if (answer.value.left)
        showToast(formatMessage({ id: answer.value.name === '' ? 'relocation.printed' : 'relocation.saved' }, { name: answer.value.name }));
      return;
    }
    const problems = [...new Set(Object.values(answer.error.fields ?? {}))].map(problem);
    showToast([sentence(answer.error), ...problems].join(' '), { tone: 'error' });
  };
  return { isPending, leave };
};

/** "Skriv ut": the numbered full version, or the card of the move day. */
export const PrintMenu = ({ plan: { caseId } }: { readonly plan: Plan }) => {
  const { formatMessage } = useIntl();
  const { isPending, leave } = useLeaving();
  const full = (as: 'pdf' | 'docx' | 'print') => () => void leave(() => client.relocation.saveFull({ caseId, as }));
  const card = (as: 'pdf' | 'print') => () => void leave(() => client.relocation.saveCard({ caseId, as }));
  return (
    <Menu
      label={formatMessage({ id: 'common.print' })}
      trigger={
        <Button variant="primary" icon={Printer} isPending={isPending}>
          {formatMessage({ id: 'common.print' })}
        </Button>
      }
      items={[
        { id: 'full-pdf', icon: FileText, label: formatMessage({ id: 'relocation.print.fullPdf' }), onAction: full('pdf') },
        { id: 'full-docx', icon: FileText, label: formatMessage({ id: 'relocation.print.fullDocx' }), onAction: full('docx') },
        { id: 'full-print', icon: Printer, label: formatMessage({ id: 'relocation.print.fullPrint' }), onAction: full('print') },
        { id: 'card-pdf', icon: IdCard, label: formatMessage({ id: 'relocation.print.cardPdf' }), onAction: card('pdf') },
        { id: 'card-print', icon: Printer, label: formatMessage({ id: 'relocation.print.cardPrint' }), onAction: card('print') },
      ]}
    />
  );
};
