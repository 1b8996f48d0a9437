import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { useRead } from '../../../client/queries.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Menu } from '../../../ui/controls/menu.tsx';
import { ConcernDialog } from './concern-dialog.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';

/** Forms that end in a letter. Concern is reported for children: for others it is not there. */
export const NewMenu = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const participant = useRead('participants', 'get', { caseId });
  const [open, setOpen] = useState<'concern' | 'contact' | 'request' | null>(null);
  const close = (): void => setOpen(null);
  const item = (id: 'concern' | 'contact' | 'request') => ({
    id,
    label: formatMessage({ id: `disclosures.new.${id}` }),
    onAction: () => setOpen(id),
  });
  const isChild = typeof participant.data?.comesOfAge === 'string';
  return (
    <>
      <Menu
        label={formatMessage({ id: 'disclosures.new' })}
        trigger={
          <Button size="small" icon={FilePlus2}>
            {formatMessage({ id: 'disclosures.new' })}
          </Button>
        }
        items={[...(isChild ? [item('concern')] : []), item('contact'), item('request')]}
      />
      {open === 'concern' && <ConcernDialog caseId={caseId} onClose={close} />}
      {open === 'contact' && <ContactDialog caseId={caseId} onClose={close} />}
      {open === 'request' && <RequestDialog caseId={caseId} onClose={close} />}
    </>
  );
};
