import { useIntl } from 'react-intl';
import type { Role } from '../../../../electron/base/permissions.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { Select } from '../../../ui/fields/select.tsx';

type SignerSelectProps = {
  readonly signers: readonly { readonly id: Id; readonly name: string; readonly role: Role }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly error?: string | undefined;
};

/** Who signs along with the acting user; with only one possible signer there is nothing to choose. */
export const SignerSelect = ({ signers, value, onChange, error }: SignerSelectProps) => {
  const { formatMessage } = useIntl();
  if (signers.length < 2) return null;
  return (
    <Select
      label={formatMessage({ id: 'users.second-who' })}
      options={signers.map(({ id, name, role }) => ({ value: id, label: name, note: formatMessage({ id: `settings.role.${role}` }) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};
