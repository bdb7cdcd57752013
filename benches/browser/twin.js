/**
 * The same work as the engine's, in JavaScript written for speed: typed arrays, structure of arrays, nothing allocated
 * in the loops, whatever does not depend on the axis worked out once for each draw. It is the peer that the engine is
 * measured against, and a second implementation of the model: the benchmark checks that the figures agree.
 *
 * `twin.js?quick` builds 1 - e^x and ln(1 + x) from Math.exp and Math.log with a series near 0; without it they are
 * Math.expm1 and Math.log1p. Two addresses are two modules, so that the browser optimises each for its own calls.
 */

import { latinHypercube, percentiles } from './statistics.js';

const { min, max, exp, log, abs } = Math;
const quick = import.meta.url.endsWith('?quick');
const log1p = quick ? (x) => (abs(x) < 1e-5 ? x - 0.5 * x * x : log(1 + x)) : Math.log1p;
const expm1 = quick ? (x) => (abs(x) < 1e-5 ? x + 0.5 * x * x : exp(x) - 1) : Math.expm1;

const Z90 = 1.2815515655446004;

/** Results of one cascade, by place in its output. */
const REACH = 0;
const IMPRESSIONS = 1;
const ENGAGEMENTS = 2;
const CLICKS = 3;

/** A dispersion that gives the digits of none. */
const DISPERSION_LEAST = 1e-100;

/** Share exposed at a pressure L with dispersion d, from the growth d L and 1 / d. */
const exposedShare = (growth, inverse) => -expm1(-inverse * log1p(growth));

/** Growth of the pressure that exposes a share. */
const growthFor = (share, dispersion) => expm1(min(-dispersion * log1p(-min(share, SHARE_TOP)), 700));
const SHARE_TOP = 1 - 1e-15;
const perOrZero = (value, divisor) => (divisor > 0 ? value / divisor : 0);

/** Dispersion of lists of that share of the population and depth, -ln(1 - share), that overlap so; see src/model/overlap.rs. */
function overlapDispersion(share, depth, overlap) {
  const capped = min(overlap, 0.5);
  if (!(share < capped && share > 0)) return 0;
  const g = -log1p((-share * (capped - share)) / (1 - share * (2 - capped))) / depth;
  const series = 1 + g * g * (-0.0833330566466 + g * (-0.0833730518152 + g * (-0.0643660135729 + g * (-0.0547391605194 + g * (-0.00583725365391 + g * -0.0635769196244)))));
  return ((g / (1 - g)) * series) / depth;
}

/** Share of a contact list that sees at least one of several posts. */
function postReach(visibility, posts, dispersion) {
  if (!(visibility > 0 && posts > 0)) return 0;
  if (posts < 1) return visibility * posts;
  const spread = max(dispersion, DISPERSION_LEAST);
  return posts > 1 && visibility < 1 ? exposedShare(posts * growthFor(visibility, spread), 1 / spread) : visibility;
}

/** Places in the state of a channel: what one draw says about it, and what follows from that whoever shares. */
const AT = Object.fromEntries(
  (
    'population home rest ties restTies dispersion contacts secondary engagement affinity decay rounds posts visibility ' +
    'seenEver ctr duplication gross unionOnce unionEver tieHome tieRest inverse duplicationInverse ' +
    'overlap team fade share depth loose companyInverse companyOnce companyEver mixedOnceHome mixedOnceRest mixedEverHome mixedEverRest'
  )
    .split(' ')
    .map((name, place) => [name, place]),
);
const { population: N, home: NH, rest: NR, ties: H, restTies: HR, dispersion: DC, contacts: M, secondary: V2 } = AT;
const { engagement: EN, affinity: AL, decay: G, rounds: R, posts: X, visibility: V1, seenEver: VX, ctr: CTR } = AT;
const { duplication: DW, gross: GROSS, unionOnce: U1, unionEver: UX, tieHome: TH, tieRest: TR } = AT;
const { inverse: DI, duplicationInverse: WI, overlap: OV, team: TS, fade: FD, share: SH, depth: DP } = AT;
const { loose: LO, companyInverse: CI, companyOnce: C1, companyEver: CX } = AT;
const { mixedOnceHome: MOH, mixedOnceRest: MOR, mixedEverHome: MEH, mixedEverRest: MER } = AT;

/** Growth of the pressure per sharer when every contact is a certain person with probability `met`; three kinds of sharers by weight and contacts. */
function unionGrowth(weights, contacts, met, dispersion) {
  let sum = 0;
  for (let kind = 0; kind < 3; kind++) {
    if (weights[kind] > 0) sum += weights[kind] * growthFor(met * contacts[kind], dispersion);
  }
  return sum;
}

/** Works out what does not depend on how many share. */
function prepare(state, visibilityDispersion, weights, contacts) {
  const population = state[N];
  let rest = population - state[NH];
  const single = rest <= 1e-9 * population;
  if (single) rest = 0;
  const home = population - rest;
  let ties = single ? 1 : state[H];
  if ((1 - ties) * home > rest) ties = 1 - rest / home;
  state[NH] = home;
  state[NR] = rest;
  state[H] = ties;
  state[HR] = single ? 0 : 1 - perOrZero((1 - ties) * home, rest);
  const weight = weights[0] + weights[1] + weights[2];
  state[GROSS] = weights[0] * contacts[0] + weights[1] * contacts[1] + weights[2] * contacts[2];
  state[DC] = max(state[DC], DISPERSION_LEAST);
  state[DI] = 1 / state[DC];
  state[SH] = perOrZero(state[GROSS], weight) / population;
  state[DP] = -log1p(-state[SH]);
  state[DW] = max(overlapDispersion(state[SH], state[DP], state[OV]), DISPERSION_LEAST);
  state[WI] = 1 / state[DW];
  state[VX] = postReach(state[V1], state[X], visibilityDispersion);
  state[U1] = unionGrowth(weights, contacts, state[V1] / population, state[DW]);
  state[UX] = unionGrowth(weights, contacts, state[VX] / population, state[DW]);
  tie(state);
  if (!(state[OV] > 0 && state[FD] > 0)) return;
  const metHome = state[H] / home;
  const metRest = perOrZero(1 - state[H], rest);
  state[MOH] = unionGrowth(weights, contacts, state[V1] * metHome, state[DC]);
  state[MOR] = unionGrowth(weights, contacts, state[V1] * metRest, state[DC]);
  state[MEH] = unionGrowth(weights, contacts, state[VX] * metHome, state[DC]);
  state[MER] = unionGrowth(weights, contacts, state[VX] * metRest, state[DC]);
}

/** How much the contact lists have in common in a company of so many people. */
function company(state, headcount, weights, contacts) {
  state[LO] = state[OV] > 0 && state[FD] > 0 && headcount > state[TS] ? 1 : 0;
  if (!state[LO]) {
    state[CI] = state[WI];
    state[C1] = state[U1];
    state[CX] = state[UX];
    return;
  }
  const mean = min(state[OV], 0.5) * exp(-state[FD] * log(headcount / state[TS]));
  const dispersion = max(overlapDispersion(state[SH], state[DP], mean), DISPERSION_LEAST);
  state[CI] = 1 / dispersion;
  state[C1] = unionGrowth(weights, contacts, state[V1] / state[N], dispersion);
  state[CX] = unionGrowth(weights, contacts, state[VX] / state[N], dispersion);
}

/** Growth of the pressures that the ties of the sharers exert on each community, for each impression. */
function tie(state) {
  state[TH] = (state[DC] * state[H]) / state[NH];
  state[TR] = perOrZero(state[DC] * (1 - state[H]), state[NR]);
}

/** Shares of the two communities that the first round exposes; the engine's comments say why. */
function firstRound(state, active, union, team, mixedHome, mixedRest, most, at) {
  const tiedHome = exposedShare(most * state[TH], state[DI]);
  const tiedRest = exposedShare(most * state[TR], state[DI]);
  let people = min(state[N] * exposedShare(active * union, state[CI]), most);
  const free = state[NH] * tiedHome + state[NR] * tiedRest;
  if (state[LO] && people > free) {
    const ceiling = state[NH] * exposedShare(active * mixedHome, state[DI]) + state[NR] * exposedShare(active * mixedRest, state[DI]);
    if (people > ceiling) people = min(people, max(ceiling, min(state[N] * exposedShare(active * team, state[WI]), most)));
  }
  if (people <= free) {
    const kept = free > 0 ? people / free : 0;
    shares[at] = tiedHome * kept;
    shares[at + 1] = tiedRest * kept;
  } else {
    const spilt = state[N] > free ? (people - free) / (state[N] - free) : 0;
    shares[at] = tiedHome + (1 - tiedHome) * spilt;
    shares[at + 1] = tiedRest + (1 - tiedRest) * spilt;
  }
}

const shares = new Float64Array(4);

/** Runs the cascade of a prepared channel with `active` sharers. */
function cascade(state, active, out) {
  const dispersion = state[DC];
  const inverse = state[DI];
  const home = state[NH];
  const rest = state[NR];
  const gross = active * state[GROSS];
  const posts = state[X];
  firstRound(state, active, state[C1], state[U1], state[MOH], state[MOR], state[V1] * gross, 0);
  firstRound(state, active, state[CX], state[UX], state[MEH], state[MER], state[VX] * gross, 2);

  // One post. Contact ends follow from people: psi^(1+d) = psi / (1 + d L).
  let newHome = min(shares[0], SHARE_TOP);
  let newRest = min(shares[1], SHARE_TOP);
  const grownHome = growthFor(newHome, dispersion);
  const grownRest = growthFor(newRest, dispersion);
  let weightHome = 1 / (1 + grownHome);
  let weightRest = 1 / (1 + grownRest);
  let endsHome = (grownHome + newHome) * weightHome;
  let endsRest = (grownRest + newRest) * weightRest;
  let leftHome = 1 - newHome;
  let leftRest = 1 - newRest;

  // The period of all posts.
  const allHome = growthFor(shares[2], dispersion);
  const allRest = growthFor(shares[3], dispersion);

  let raisedHome = 0;
  let raisedRest = 0;
  let engagement = state[EN];
  let engaged = 0;
  const shown = state[V2] * state[M];
  const ties = state[H];
  const restTies = state[HR];
  const back = rest > 0 ? 1 - restTies : 0;
  const rounds = state[R];
  for (let round = 2; round <= rounds; round++) {
    const reactHome = min(engagement * state[AL], 1);
    const reactRest = min(engagement, 1);
    engaged += reactHome * newHome * home + reactRest * newRest * rest;
    const fromHome = reactHome * endsHome;
    const fromRest = reactRest * endsRest;
    const riseHome = shown * (fromHome * ties + fromRest * (1 - ties));
    const riseRest = shown * (fromHome * back + fromRest * restTies);
    const moreHome = dispersion * riseHome * weightHome;
    const moreRest = dispersion * riseRest * weightRest;
    const goneHome = exposedShare(moreHome, inverse);
    const goneRest = exposedShare(moreRest, inverse);
    const lessHome = 1 / (1 + moreHome);
    const lessRest = 1 / (1 + moreRest);
    newHome = leftHome * goneHome;
    newRest = leftRest * goneRest;
    endsHome = leftHome * weightHome * (moreHome + goneHome) * lessHome;
    endsRest = leftRest * weightRest * (moreRest + goneRest) * lessRest;
    leftHome -= newHome;
    leftRest -= newRest;
    weightHome *= lessHome;
    weightRest *= lessRest;
    raisedHome += riseHome;
    raisedRest += riseRest;
    engagement *= state[G];
  }
  engaged += min(engagement * state[AL], 1) * newHome * home + min(engagement, 1) * newRest * rest;
  const often = posts * dispersion;
  out[REACH] = home * exposedShare(allHome + often * raisedHome, inverse) + rest * exposedShare(allRest + often * raisedRest, inverse);
  const impressions = state[V1] * gross + home * raisedHome + rest * raisedRest;
  out[IMPRESSIONS] = posts * impressions;
  out[ENGAGEMENTS] = posts * engaged;
  out[CLICKS] = posts * impressions * state[CTR];
}

/**
 * @param {object[]} table the engine's `parameters()`: defaults, P10, P90 and shapes stand nowhere else
 * @param {number} draws
 * @param {number} count places on the axis of a curve
 */
export function createTwin(table, draws, count) {
  const columns = Object.fromEntries(table.map(({ name }) => [name, new Float64Array(draws)]));
  const logit = (share) => log(share / (1 - share));
  const laws = table.flatMap((row, seed) => {
    if (!(row.p10 < row.p90) || row.distribution === 'certain' || row.default === 0) return [];
    const share = row.distribution === 'logit-normal';
    const [low, high] = [row.p10, row.p90].map(share ? logit : log);
    return { column: columns[row.name], share, middle: (low + high) / 2, deviation: (high - low) / (2 * Z90), normals: latinHypercube(draws, seed + 1) };
  });
  const uncertain = new Set(laws.map(({ column }) => column));
  const certain = table.filter(({ name }) => !uncertain.has(columns[name]));

  const page = new Float64Array(Object.keys(AT).length);
  const staff = new Float64Array(Object.keys(AT).length);
  const pageOut = new Float64Array(4);
  const staffOut = new Float64Array(4);
  const weights = new Float64Array(3);
  const contacts = new Float64Array(3);
  const follower = Float64Array.of(1, 0, 0);
  const followers = new Float64Array(3);
  const knots = new Float64Array(count);
  const band = Array.from({ length: count }, () => new Float64Array(draws));
  const figures = Array.from({ length: 10 }, () => new Float64Array(draws));

  /** Turns the standard normals into the inputs of every draw. */
  function draw(values) {
    for (const { name, default: usual } of certain) columns[name].fill(values[name] ?? usual);
    for (const { column, share, middle, deviation, normals } of laws) {
      if (share) for (let i = 0; i < draws; i++) column[i] = 1 / (1 + exp(-(middle + deviation * normals[i])));
      else for (let i = 0; i < draws; i++) column[i] = exp(middle + deviation * normals[i]);
    }
  }

  const c = columns;
  /** Fills in what the page and the employees have in common. */
  function common(state, i, posts, visibility, ctr) {
    const ends = c.audienceContacts[i] * (1 + c.contactDispersion[i]);
    state[N] = c.population[i];
    state[NH] = min(c.community[i], c.population[i]);
    state[H] = c.homophily[i];
    state[DC] = c.contactDispersion[i];
    state[M] = c.audienceContacts[i];
    state[V2] = min(perOrZero(c.reactionReach[i], ends), 1);
    state[EN] = c.engagement[i];
    state[AL] = c.affinityLift[i];
    state[G] = c.roundDecay[i];
    state[R] = c.rounds[i];
    state[X] = posts;
    state[V1] = visibility;
    state[CTR] = ctr;
  }

  /** Works out one draw as far as it does not depend on the number of employees; gives sharers per employee. */
  function prepareDraw(i) {
    common(page, i, c.pagePosts[i], c.pageVisibility[i], c.ctr[i]);
    followers[0] = min(c.followers[i], c.population[i] * (1 - 1e-12));
    page[OV] = 0;
    prepare(page, c.visibilityDispersion[i], follower, followers);
    company(page, 1, follower, followers);
    cascade(page, 1, pageOut);
    const gain = 1 + c.ownWords[i] * (c.ownWordsVisibility[i] - 1);
    const linked = (1 - c.ownWords[i] + c.ownWords[i] * c.ownWordsVisibility[i] * c.ownWordsLinks[i]) / gain;
    common(staff, i, c.posts[i], min(c.visibility[i] * gain, 1) * c.claimsCounted[i], min(c.ctr[i] * c.peerLift[i], 1) * linked);
    staff[OV] = c.overlap[i];
    staff[TS] = c.teamSize[i];
    staff[FD] = c.overlapFade[i];
    const most = c.population[i] * (1 - 1e-12);
    const known = c.salesShare[i] + c.technicalShare[i];
    const scale = known > 1 ? 1 / known : 1;
    weights[0] = c.salesShare[i] * scale;
    weights[1] = c.technicalShare[i] * scale;
    weights[2] = known > 1 ? 0 : 1 - known;
    contacts[0] = min(c.linkedinContacts[i] * c.salesNetworkSize[i], most);
    contacts[1] = min(c.linkedinContacts[i] * c.technicalNetworkSize[i], most);
    contacts[2] = min(c.linkedinContacts[i], most);
    prepare(staff, c.visibilityDispersion[i], weights, contacts);
    return c.participation[i] * c.policyFactor[i];
  }

  const totalReach = (i) => {
    const a = pageOut[REACH];
    const b = staffOut[REACH];
    return min(a < b ? b + (1 - c.pageOverlap[i]) * a : a + (1 - c.pageOverlap[i]) * b, c.population[i]);
  };

  return {
    /** P10, P50, P90 of total reach at so many numbers of employees. */
    curve(values, places) {
      draw(values);
      knots.set(places);
      for (let i = 0; i < draws; i++) {
        const sharers = prepareDraw(i);
        for (let knot = 0; knot < count; knot++) {
          company(staff, knots[knot], weights, contacts);
          cascade(staff, knots[knot] * sharers, staffOut);
          band[knot][i] = totalReach(i);
        }
      }
      return band.map((column) => percentiles(column));
    },

    /** Total reach of the first draw along one input. */
    profile(values, name, places) {
      draw(values);
      return places.map((place) => {
        c[name][0] = place;
        const sharers = prepareDraw(0);
        company(staff, c.employees[0], weights, contacts);
        cascade(staff, sharers * c.employees[0], staffOut);
        return totalReach(0);
      });
    },

    /** P10, P50, P90 of the key figures, in the order of `KEY_FIGURES`. */
    figures(values) {
      draw(values);
      for (let i = 0; i < draws; i++) {
        const active = prepareDraw(i) * c.employees[i];
        company(staff, c.employees[i], weights, contacts);
        cascade(staff, active, staffOut);
        const reach = totalReach(i);
        const clicks = staffOut[CLICKS];
        const leads = clicks * c.visitToLead[i] * c.incrementality[i];
        const profit = leads * c.leadToCustomer[i] * c.revenuePerCustomer[i] * c.grossMargin[i];
        const cost = c.fixedCost[i] + active * (c.seatCost[i] + (c.minutes[i] / 60) * c.hourlyCost[i]);
        const spent = c.setupCost[i] + cost * c.months[i];
        figures[0][i] = reach;
        figures[1][i] = pageOut[IMPRESSIONS] + staffOut[IMPRESSIONS];
        figures[2][i] = pageOut[CLICKS] + clicks;
        figures[3][i] = pageOut[ENGAGEMENTS] + staffOut[ENGAGEMENTS];
        figures[4][i] = reach - pageOut[REACH];
        figures[5][i] = pageOut[REACH] > 0 ? reach / pageOut[REACH] : Infinity;
        figures[6][i] = leads;
        figures[7][i] = cost;
        figures[8][i] = spent > 0 ? ((profit * c.months[i] - spent) / spent) * 100 : Infinity;
        figures[9][i] = clicks > 0 ? cost / clicks : Infinity;
      }
      return figures.map((column) => percentiles(column));
    },
  };
}

/** The engine's names of those figures. */
export const KEY_FIGURES = [
  'total.reach',
  'total.impressions',
  'total.clicks',
  'total.engagements',
  'incremental_reach',
  'multiple',
  'money.leads',
  'money.cost',
  'money.roi',
  'money.cost_per_click',
];
