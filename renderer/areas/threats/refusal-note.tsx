import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** Why something was not saved, in the words of the refusal: the matter in bold, then what to do. */
export const Refused = ({ failure }: { readonly failure: Failure | null }) => {
  const { sentence } = useFailure();
  if (!failure) return null;
  const [lead = '', ...rest] = sentence(failure).split(/(?<=\.) /);
  return (
    <WarningStrip tone="danger" lead={lead}>
      {rest.join(' ')}
    </WarningStrip>
  );
};
