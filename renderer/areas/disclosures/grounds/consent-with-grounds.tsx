import { useState } from 'react';
import type { Cell } from '../../../../electron/areas/consents/rules.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { ConsentTab } from '../../consents/consent-tab.tsx';
import { GroundDialog } from './ground-dialog.tsx';

type Tried = { readonly cell: Cell; readonly agency: string };

/** Samtycke, and where it does not reach: another legal ground, for one disclosure. */
export const ConsentWithGrounds = ({ caseId }: { readonly caseId: Id }) => {
  const [tried, setTried] = useState<Tried | null>(null);
  return (
    <>
      <ConsentTab caseId={caseId} onTryGround={(cell, agency) => setTried({ cell, agency })} />
      {tried && <GroundDialog caseId={caseId} {...tried} onClose={() => setTried(null)} />}
    </>
  );
};
