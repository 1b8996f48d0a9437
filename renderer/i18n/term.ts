import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type {
  AgencyKind,
  CaseState,
  Confidence,
  EventType,
  Phase,
  ProtectionLevel,
  SubjectArea,
  ThreatLevel,
} from '../../electron/base/terms.ts';

/** List name in `term.<list>.<value>` → its values. */
export type TermLists = {
  readonly phase: Phase;
  readonly state: CaseState;
  readonly protection: ProtectionLevel;
  readonly subject: SubjectArea;
  readonly threat: ThreatLevel;
  readonly confidence: Confidence;
  readonly event: EventType;
  readonly agency: AgencyKind;
};

/** Words an enumeration's value: `term('phase', 'contact')` → "Kontakt". */
export const useTerm = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    // The id is built from two parts that TypeScript cannot tie together; the test of terms holds every pair.
    <L extends keyof TermLists>(list: L, value: TermLists[L]): string =>
      formatMessage({ id: `term.${list}.${value}` as 'term.phase.contact' }),
    [formatMessage],
  );
};
