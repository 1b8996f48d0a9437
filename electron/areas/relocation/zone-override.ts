import { requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import { wipe } from '../../register/keys/keys.ts';
import { zonesOf } from '../threats/zones/zone-store.ts';
import { secondSignature } from '../users/signatures/second-signature.ts';
import type { Plan } from './contract.ts';
import { planAt, requirePlan, toldApart } from './plan.ts';
import { overrideReasonProblem, placeVerdict } from './plan-rules.ts';
import * as store from './store.ts';

type Asked = {
  readonly caseId: Id;
  readonly version: number;
  readonly alternativeId: Id;
  readonly reason: string;
  readonly signerId: Id;
};

/** The place, and the zones that refuse it today. */
const weighed = (context: OpenContext, { caseId, version, alternativeId }: Asked) => {
  const plan = planAt(context, { caseId, version });
  const place = plan.alternatives.find(({ id }) => id === alternativeId);
  if (!place) throw new Refusal('not-found');
  const verdict = placeVerdict(place, zonesOf(context.db, caseId, context.today), context.today);
  if (!verdict) throw fieldRefusal('locality', 'unknown-locality');
  const zones = verdict.distances.filter(({ refuses }) => refuses).map(({ zone }) => zone.id);
  if (zones.length === 0) throw fieldRefusal('alternativeId', 'nothing-to-override');
  return { plan, place, zones };
};

/** Domain rule: a destination in a zone is refused, except with a written reason and the decision of two people. Wipes `secret`. */
export const overrideZone = async (context: ActContext, asked: Asked, secret: Uint8Array): Promise<Plan> => {
  try {
    requireFields({ reason: overrideReasonProblem(asked.reason) });
    // Before anybody types a passphrase for nothing.
    context.read((reading) => weighed(reading, asked));
    const signer = await secondSignature(context, { ...asked, secret });
    const after = context.write((inside) => {
      const { db, user, now, audit } = inside;
      // Checked again: a zone may have been entered while the passphrase was tried.
      const { plan, place, zones } = weighed(inside, asked);
      const { code, locality } = place;
      const reason = asked.reason.trim();
      store.setDestination(db, plan.planId, { alternativeId: asked.alternativeId, at: now, by: user.id });
      store.insertOverride(db, plan.planId, {
        ...{ alternativeId: asked.alternativeId, code, locality, zones, reason },
        ...{ decidedBy: user.id, signedBy: signer.id, decidedAt: now },
      });
      store.updatePlan(db, plan.planId, {});
      audit(
        'relocation.zone-overridden',
        {
          before: plan.destination?.alternativeId ?? null,
          after: asked.alternativeId,
          zones,
          reason,
          decidedBy: user.name,
          signedBy: signer.name,
        },
        asked.caseId,
      );
      return toldApart(inside, requirePlan(inside, asked.caseId));
    });
    context.changed('relocation');
    return after;
  } finally {
    wipe(secret);
  }
};
