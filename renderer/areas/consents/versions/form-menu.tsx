import { Download, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Menu } from '../../../ui/controls/menu.tsx';

type FormMenuProps = { readonly caseId: Id; readonly consentId: Id; readonly trigger: ReactElement };

type Asked = Parameters<typeof client.disclosures.consentForm>[0];

/** Prints or saves the form of a version and says what came of it. */
export const usePrintForm = () => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  return async (asked: Asked): Promise<void> => {
    const answer = await client.disclosures.consentForm(asked);
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    else if (answer.value.left) showToast(formatMessage({ id: asked.as === 'pdf' ? 'consents.form.saved' : 'consents.form.printed' }));
  };
};

/** The blank form of a version: printed, or saved as PDF, in Swedish or in English. */
export const FormMenu = ({ caseId, consentId, trigger }: FormMenuProps) => {
  const { formatMessage } = useIntl();
  const make = usePrintForm();
  const item = (language: 'sv' | 'en', as: 'print' | 'pdf') => ({
    id: `${language} ${as}`,
    label: formatMessage({ id: `consents.form.${as}-${language}` }),
    icon: as === 'pdf' ? Download : Printer,
    onAction: () => void make({ caseId, consentId, language, as }),
  });
  return (
    <Menu
      label={formatMessage({ id: 'consents.form' })}
      trigger={trigger}
      items={[item('sv', 'print'), item('sv', 'pdf'), item('en', 'print'), item('en', 'pdf')]}
    />
  );
};
