import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Cell } from '../../../../electron/areas/consents/rules.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import type { Loaded } from '../loaded-consents.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { versionState } from '../versions/versions.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export type Asking =
  | { readonly kind: 'sign'; readonly version: Consent; readonly personId: Id }
  | { readonly kind: 'except'; readonly version: Consent; readonly personId: Id }
  | { readonly kind: 'withdraw'; readonly versions: readonly Consent[]; readonly cell: Cell | null }
  | { readonly kind: 'replace'; readonly newer: Consent; readonly older: readonly Consent[] };

type ConsentDialogsProps = {
  readonly caseId: Id;
  readonly loaded: Loaded;
  readonly asking: Asking | null;
  readonly onAsk: (asking: Asking | null) => void;
  readonly onSigned: (consentId: Id) => void;
};

/** One question at a time; the last signature of a version asks what becomes of the older ones. */
export const ConsentDialogs = ({ caseId, loaded, asking, onAsk, onSigned }: ConsentDialogsProps) => {
  const { participant, consents, agencies, now } = loaded;
  const signed = (version?: Consent): void => {
    if (version) onSigned(version.id);
    const older =
      version && version.missing.length === 0
        ? consents.filter((one) => one.number < version.number && ['valid', 'not-yet'].includes(versionState(one, now)))
        : [];
    onAsk(version && older.length > 0 ? { kind: 'replace', newer: version, older } : null);
  };
  switch (asking?.kind) {
    case 'sign':
      return (
        <SignDialog
          key={asking.personId}
          participant={participant}
          version={asking.version}
          personId={asking.personId}
          now={now}
          onClose={signed}
        />
      );
    case 'except':
      return (
        <ExceptionDialog
          key={asking.personId}
          participant={participant}
          version={asking.version}
          personId={asking.personId}
          now={now}
          onClose={signed}
        />
      );
    case 'withdraw':
      return (
        <WithdrawDialog
          caseId={caseId}
          versions={asking.versions}
          agencies={agencies}
          cell={asking.cell}
          now={now}
          onClose={() => onAsk(null)}
        />
      );
    case 'replace':
      return <ReplaceDialog caseId={caseId} newer={asking.newer} older={asking.older} onClose={() => onAsk(null)} />;
    case undefined:
      return null;
  }
};
