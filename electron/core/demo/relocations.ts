import type { IsoDate } from '../../base/dates.ts';
import type { Input } from '../../base/contract.ts';
import type { OpenContext } from '../../register/context.ts';
import type { Plan, relocationContract } from '../../areas/relocation/contract.ts';
import { relocationHandlers } from '../../areas/relocation/service.ts';
import { threatsHandlers } from '../../areas/threats/service.ts';
import { noBytes, type Step, type Story } from './story.ts';

type Row = Input<typeof relocationContract.addRow>['row'];
type Changes = Input<typeof relocationContract.change>['changes'];

/** A plan written row by row, each saved on top of the version before. */
const writer = (context: OpenContext, caseId: string) => {
  let plan: Plan = relocationHandlers.create({ caseId }, context, noBytes);
  const on = (): { readonly caseId: string; readonly version: number } => ({ caseId, version: plan.version });
  return {
    plan: () => plan,
    change: (changes: Changes): void => {
      plan = relocationHandlers.change({ ...on(), changes }, context, noBytes);
    },
    add: (...rows: readonly Row[]): void => {
      for (const row of rows) plan = relocationHandlers.addRow({ ...on(), row }, context, noBytes);
    },
    choose: (code: string): void => {
      const alternativeId = plan.alternatives.find((each) => each.code === code)?.id ?? null;
      plan = relocationHandlers.chooseDestination({ ...on(), alternativeId }, context, noBytes);
    },
    tick: (isDone: (check: Plan['checks'][number]) => boolean): void => {
      for (const { id, template: _, dueOn: __, doneOn: ___, doneBy: ____, ...check } of plan.checks.filter(isDone)) {
        plan = relocationHandlers.changeRow({ ...on(), id, row: { ...check, list: 'checks', done: true } }, context, noBytes);
      }
    },
  };
};

const place = (code: string, remark: string): Row => ({ list: 'alternatives', code, locality: null, remark });
const cost = (kind: Extract<Row, { list: 'costs' }>['kind'], text: string, quantity: number, kronor: number): Row => ({
  list: 'costs',
  kind,
  text,
  quantity: quantity * 100,
  unitOre: kronor * 100,
});

/** Next Wednesday, with two mandatory steps left. */
const noel = (story: Story, moveDate: IsoDate): readonly Step[] => [
  story.step(-24, '10:30', (context) => {
    const plan = writer(context, story.open(context, 'noel'));
    plan.change({
      purpose: 'both',
      purposeText: 'Noel ska kunna bo utan att bli uppsökt, och börja om där ingen väntar sig något av honom.',
      reversalText: 'Kontraktet är på sex månader. Flytten kan tas tillbaka om hotbilden ändras, efter ny bedömning.',
      moveDate,
    });
    plan.add(
      place('1880', 'Skola och öppenvård finns · 2 tim till mamma'),
      place('1496', 'Utförare med plats till månadsskiftet · liten ort, syns mer'),
      place('1780', 'Långt till mamma (4 tim) · stor arbetsmarknad'),
      place('1490', 'Avlägsen släkt till Granit i närheten'),
      place('0580', 'Nära, men inom zonen'),
      {
        list: 'family',
        name: 'Mamma',
        relation: 'mor',
        moves: 'stays',
        contact: 'Ringer en gång i veckan på det nya numret',
        risk: 'Pressas att berätta',
      },
      {
        list: 'family',
        name: 'Lillebror, 9 år',
        relation: 'bror',
        moves: 'stays',
        contact: 'Träffas på annan ort en gång i månaden',
        risk: '',
      },
      cost('housing', 'Möblerad lägenhet, första månaden', 21, 1950),
      cost('transport', 'Flyttbil och förare', 1, 6400),
      cost('deposit', 'Första hyran', 1, 8750),
      cost('furniture', 'Säng, bord, köksutrustning', 1, 18000),
      cost('phone', 'Telefon och nytt abonnemang', 1, 3290),
    );
  }),
  story.step(-12, '13:15', (context) => {
    const plan = writer(context, story.open(context, 'noel'));
    plan.choose('1880');
    plan.change({
      policeText: 'Polisen ser inga hinder mot det första alternativet. Det fjärde avråds.',
      policeDate: story.workday(-21),
      decidedBy: 'Socialnämndens utskott',
      decidedOn: context.today,
      frameOre: 8_500_000,
      meetingPoint: 'Entrén vid kommunhuset',
      driver: 'Egen personal, civil bil',
      whoKnows: 'Samordnaren, en kollega, kontaktperson hos polisen',
      ifLate: 'Ring samordnaren efter 20 minuter. Kör aldrig tillbaka till hemmet.',
      codeWord: 'Blåklint',
      safeSpot: 'Polisstationens besöksrum',
      reserveHousing: 'Jourlägenhet, ordnas av socialjouren',
      moneyReserve: '2 000 kr i kuvert, kvitteras',
    });
    plan.add(
      { list: 'times', time: '07:00', kind: 'departure', text: 'Avresa från mötesplatsen' },
      { list: 'times', time: '08:10', kind: 'check-in', text: 'Samtal till samordnaren' },
      { list: 'times', time: '10:30', kind: 'driver-change', text: 'Byte av förare' },
      { list: 'times', time: '12:45', kind: 'check-in', text: 'Samtal till samordnaren' },
      { list: 'times', time: '14:00', kind: 'arrival', text: 'Ankomst, nyckel hos hyresvärden' },
      { list: 'numbers', name: 'Samordnaren', number: '070-174 06 10' },
      { list: 'numbers', name: 'Kontaktperson, Polisen', number: '070-174 06 11' },
      { list: 'numbers', name: 'Socialjouren', number: '070-174 06 12' },
    );
  }),
  story.step(-2, '15:30', (context) => {
    const plan = writer(context, story.open(context, 'noel'));
    plan.tick(
      (check) =>
        check.toDay < 0 && check.template !== 'tracking' && check.template !== 'card' && (check.mandatory || check.template === 'debts'),
    );
  }),
];

/** Arrived last autumn; only the one-year review is left. */
const vera = (story: Story): readonly Step[] => [
  story.step(-318, '11:00', (context) => {
    const plan = writer(context, story.open(context, 'vera', 'Akut flytt till annan ort'));
    plan.change({
      purpose: 'safety',
      purposeText: 'Akut skydd, sedan egen bostad.',
      moveDate: story.day(-300),
      decidedBy: 'Enhetschefen',
      decidedOn: context.today,
    });
    plan.add(place('2480', 'Skyddat boende med plats samma dag'), place('0780', 'Reserv'));
    plan.choose('2480');
    plan.tick((check) => check.toDay < 0 && check.mandatory);
  }),
  story.step(-118, '10:00', (context) => {
    const plan = writer(context, story.open(context, 'vera', 'Uppföljning efter flytt'));
    plan.tick((check) => check.toDay >= 0 && check.toDay <= 180);
  }),
];

/** Chosen before Ankaret moved: the new zone covers this place. */
const ludvig = (story: Story): readonly Step[] => [
  story.step(-40, '09:40', (context) => {
    const plan = writer(context, story.open(context, 'ludvig'));
    plan.change({ purpose: 'safety', purposeText: 'Bort från fordringsägaren tills skulden är reglerad.', moveDate: story.next(1, 24) });
    plan.add(place('1980', 'Bror på orten'), place('1780', 'Praktikplats möjlig'));
    plan.choose('1980');
    plan.tick((check) => check.template === 'alternatives' || check.template === 'income');
  }),
  story.step(-13, '15:00', (context) => {
    const caseId = story.open(context, 'ludvig');
    const zone = {
      municipality: '0484',
      locality: null,
      radiusKm: 45,
      reason: 'Ankaret har flyttat hit enligt polisen',
      validTo: null,
      ownerActorId: null,
      ownerText: 'Ankaret',
    };
    threatsHandlers.addZone({ caseId, ...zone }, context, noBytes);
  }),
];

export const relocationSteps = (story: Story): readonly Step[] => [...noel(story, story.next(3, 4)), ...vera(story), ...ludvig(story)];
