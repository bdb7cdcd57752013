/** The life of one element in its page: connects, loads, takes over what the attributes say, remembers problems. */

import { Alarm, codeOf } from './alarm.js';
import { readPhrases, VIEWING } from './attributes.js';
import { createBase } from './base.js';
import { keepFocus, mark } from './dom.js';
import { engine as face, loadEngine, moveEngine } from './engine.js';
import { createFailure, failureText } from './failure.js';
import { chooseLanguage } from './languages.js';
import { Following } from './following.js';
import { Loading } from './loading.js';
import { own } from './own.js';
import { PendingQuery } from './pending-query.js';
import { Press } from './press.js';
import { said } from './properties.js';
import { Rest } from './rest.js';
import { Session } from './session.js';
import { Settings } from './settings.js';
import { Stage } from './stage.js';
import { copyStill, showStill } from './still.js';
import { languageOf, onPage, whenIdle, whenLanguageChanges, whenNear, whenRouted } from './surroundings.js';
import { Waiting } from './waiting.js';
import { Words } from './words.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('./desk.js').Scenario} Scenario */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./session.js').Owner} Owner */

/** Attributes of the view. */
const VIEWS = VIEWING.map(({ key }) => key);

/** Attributes that change how the parts are made. */
const REBUILDING = ['lang', 'currency', 'view', 'hidden', 'omit', 'locked', 'strings', 'heading-level'];

/**
 * What its owner does when it is asked to.
 * @typedef {Pick<Owner, 'link' | 'reopen' | 'print'> & { here: () => string, report: () => void, fillBrief: () => void, tell: (kind: string) => void }} Voice
 * `here` is what `link` is on this page, wherever links are to lead; `report` tells the form, `tell` the host, that something is another
 */

export class Life {
  #host;
  #root;
  #press;
  #voice;
  /** @type {'new' | 'loading' | 'ready' | 'failed'} */
  #phase = 'new';
  /** @type {Engine | null} */
  engine = null;
  settings;
  /** @type {Scenario[]} */
  scenarios = [];
  #following;
  #stage;
  /** @type {(() => void)[]} */
  #undoing = [];
  /** Attributes that have changed and are not taken over yet. @type {Set<string>} */
  #changed = new Set();
  pending = new PendingQuery();
  /** @type {Loading<Engine> | null} */
  #loading = null;
  /** @type {import('./engine.js').FailureCode | null} */
  #failure = null;
  #alarm;
  #rest;
  /** @type {Waiting<ReachEstimator>} */
  #wait = new Waiting();

  /**
   * @param {ReachEstimator} host
   * @param {HTMLElement} root
   * @param {Voice} voice
   */
  constructor(host, root, voice) {
    this.#host = host;
    this.#root = root;
    this.#voice = voice;
    this.#press = new Press(root);
    this.settings = new Settings(host);
    this.#alarm = new Alarm(host, this.settings.notes);
    this.#rest = new Rest(face, {
      ask: (again) => this.session?.askForRest(again) ?? [],
      standsIn: () => this.session?.standsIn ?? false,
      isComplete: () => this.session?.isComplete ?? true,
      raise: (error) => this.#alarm.raise(error),
      use: () => {
        if (this.engine?.whole) this.#takePending();
        this.session?.refresh();
      },
      say: () => this.#sayLack(this.session),
    });
    this.#following = new Following(host, {
      engine: () => this.engine,
      settings: this.settings,
      restore: (query, manner) => this.restore(query, manner),
      rebuild: () => {
        this.#dress();
        this.#rebuild();
      },
      refresh: () => this.session?.refresh(),
    });
    this.#stage = new Stage({
      asks: () => ({ tag: this.#language(), strings: said(host, 'strings') }),
      load: ({ tag, strings }, again) => {
        const { phrases, problems } = readPhrases(strings);
        this.settings.notes.keep('strings', problems);
        return Words.load(tag, phrases, again);
      },
      make: (engine, words) => this.#make(engine, words),
      opened: () => {
        mark(root, 'data-state', 'ready');
        if (host.isConnected) this.#listen();
        whenIdle(() => void this.#complete());
      },
    });
  }

  get session() {
    return this.#stage.session;
  }

  get address() {
    return this.#following.address;
  }

  get isReady() {
    return this.#phase === 'ready';
  }

  /** Why there is no answer, or an empty text. */
  get lack() {
    return this.engine?.whole ? '' : failureText(this.#language(), this.#failure ?? 'loading');
  }

  /** Fulfilled with the element, or rejected with why a try failed, until the next try begins. */
  get ready() {
    this.want();
    return this.#wait.promise;
  }

  /** Somebody looks, or asks for what only a made element can tell. */
  want() {
    this.#attempt(() => this.#stage.want());
  }

  /** @param {() => void} act */
  #attempt(act) {
    try {
      act();
    } catch (error) {
      this.#fail(error, false);
    }
  }

  connect() {
    this.#attempt(() => this.#connect());
  }

  #connect() {
    this.#loading?.resume();
    this.#rest.resume();
    this.#dress();
    if (this.#phase === 'new') this.#showStill();
    this.#observe();
    this.#voice.report();
    if (this.#phase === 'ready' && this.session) {
      this.#listen();
      this.#resize();
      if (this.#stage.isCurrent) this.session.refresh();
      else this.#takeAttributes(['lang']);
    } else if (this.#phase !== 'loading' && this.#phase !== 'ready') {
      if (said(this.#host, 'loading') === 'lazy') this.#onceSeen(() => this.load());
      else this.load();
    }
    this.#following.return();
    if (said(this.#host, 'loading') === 'eager') this.want();
    if (!this.session) this.#onceSeen(() => this.want());
  }

  /** Acts once it is seen, on the screen or on paper. @param {() => void} act */
  #onceSeen(act) {
    this.#undoing.push(whenNear(this.#host, act), onPage(this.#host, 'beforeprint', act));
  }

  disconnect() {
    for (const undo of this.#undoing.splice(0)) undo();
    this.#loading?.pause();
    this.#rest.pause();
    this.session?.stop();
    this.#following.leave();
  }

  /** An attribute is another; taken over with all others of the same moment. @param {string} name */
  note(name) {
    // Another address of the engine is another try.
    if (name === 'wasm-url') {
      if (this.#phase === 'failed') this.load();
      else if (this.#failure) this.#loading?.retry();
      if (this.#rest.lacking) {
        moveEngine(said(this.#host, name));
        this.#rest.retry();
      }
    }
    if (this.#phase === 'new' || this.#phase === 'failed') {
      this.settings.overrule([name]);
      if (name === 'loading' && this.#host.isConnected && said(this.#host, name) !== 'lazy') {
        this.load();
        if (said(this.#host, name) === 'eager') this.want();
      }
      this.#dress();
      return;
    }
    if (!this.#changed.size) queueMicrotask(() => this.catchUp());
    this.#changed.add(name);
  }

  /** Takes over attributes that have changed. */
  catchUp() {
    const names = [...this.#changed];
    this.#changed.clear();
    if (names.length) this.#takeAttributes(names);
  }

  /** @param {string[]} names */
  #takeAttributes(names) {
    const { engine, settings } = this;
    settings.overrule(names);
    if (names.includes('sync-url')) this.#following.begin();
    this.#dress();
    this.#voice.report();
    this.#stage.forgetPrepared();
    if (names.includes('loading') && said(this.#host, 'loading') === 'eager') this.want();
    if (!engine) return;
    if (names.includes('value') && !engine.whole) {
      this.#onceWhole(engine, () => this.#takeAttributes(names));
      return;
    }
    settings.state.hear(() => settings.takeStart(engine));
    settings.takeView(
      engine,
      VIEWS.filter((key) => names.includes(key)),
    );
    if (names.includes('sync-url')) this.#following.takeLate();
    if (REBUILDING.some((name) => names.includes(name))) this.#rebuild();
    this.session?.refresh();
  }

  #rebuild() {
    this.#stage.rebuild().then(
      () => {
        this.#rest.check();
        this.#rest.look();
      },
      (error) => this.#alarm.raise(error),
    );
  }

  /** The host's still takes the place of the slot, once all of it is there. */
  #showStill() {
    if (this.#phase === 'ready' || this.#phase === 'failed') return;
    // A link that brings inputs, a language or a currency of its own has another answer than the one that stands there.
    const other =
      chooseLanguage(this.#language()) !== chooseLanguage(languageOf(this.#host)) ||
      (this.settings.look('currency') ?? '') !== (said(this.#host, 'currency') ?? '') ||
      Boolean(this.address?.answers);
    if (showStill(this.#host, this.#root, !other)) return;
    this.#host.ownerDocument.addEventListener('DOMContentLoaded', () => this.#showStill(), own({ once: true }));
  }

  #language() {
    return this.settings.look('lang') ?? languageOf(this.#host);
  }

  #dress() {
    const theme = this.settings.look('theme');
    mark(this.#root, 'data-theme', theme === 'dark' || theme === 'light' ? theme : null);
    mark(this.#root, 'data-view', this.#mode());
  }

  /** @returns {'full' | 'compact' | 'chart'} */
  #mode() {
    const view = this.settings.look('view');
    return view === 'compact' || view === 'chart' ? view : 'full';
  }

  #observe() {
    // In a frame of its own: a box that grows because another did would be an error of the page.
    const size = new ResizeObserver(() => requestAnimationFrame(() => this.#resize()));
    size.observe(this.#root);
    const language = whenLanguageChanges(this.#host, () => !this.#stage.isCurrent && this.#takeAttributes(['lang']));
    // Also before anybody has seen it: the page may hold links to estimates above it.
    const fragment = onPage(this.#host, 'hashchange', () => this.#following.takeFragment());
    const route = whenRouted(this.#host, (replaces) => this.#following.takeRoute(replaces));
    this.#undoing.push(() => size.disconnect(), language, fragment, route);
  }

  #resize() {
    if (this.#host.isConnected) this.session?.resize(this.#root.clientWidth);
  }

  #listen() {
    this.#undoing.push(
      onPage(this.#host, 'beforeprint', () => this.#voice.fillBrief()),
      onPage(this.#host, 'resize', () => this.#resize()),
    );
  }

  load() {
    if (this.#phase === 'loading' || this.#phase === 'ready') return;
    this.#phase = 'loading';
    this.#following.begin();
    this.#showStill();
    this.#dress();
    this.#loading = new Loading(
      (again) => this.#get(again),
      (engine) => {
        this.#wait.again();
        this.#press.whenReleased(() => this.#attempt(() => this.#begin(engine)));
      },
      (error, mayPass) => this.#press.whenReleased(() => this.#fail(error, mayPass)),
    );
    this.#loading.start();
  }

  /** @param {import('./tries.js').Urgency} again */
  async #get(again) {
    if (again) this.#wait.again();
    const [engine] = await Promise.all([loadEngine(said(this.#host, 'wasm-url'), Boolean(again)), this.#stage.read(again)]);
    // The later module reads a link and knows the pessimistic ends; everything else begins without it.
    if ((this.pending.text ?? this.address?.read()) || ['stress', 'value'].some((name) => said(this.#host, name) !== null)) await engine.more(again);
    // The host may have changed its mind.
    while (!this.#stage.isCurrent) await this.#stage.read(again);
    return engine;
  }

  /** @param {Engine} engine */
  #begin(engine) {
    this.engine = engine;
    this.#phase = 'ready';
    this.#failure = null;
    this.settings.takeStart(engine);
    this.settings.takeView(engine, VIEWS);
    if (this.pending.text === null) this.pending.keep(this.address?.read() ?? '');
    this.#takePending();
    this.#following.remember();
    this.#voice.report();
    this.#stage.begin(engine);
    if (said(this.#host, 'name') !== null) this.#stage.want();
  }

  /**
   * The picture stands and answers; now comes what nobody has asked for yet. Ready is whoever can answer every call, or
   * has said why not: when the rest does not come, what is there goes on.
   */
  async #complete() {
    this.session?.furnish();
    await this.#rest.get();
    try {
      // A session that another one replaces meanwhile leaves its figures unfinished.
      for (let session = null; session !== this.session; ) {
        session = this.session;
        await session?.still();
      }
      this.#voice.report();
    } catch (error) {
      this.#rest.lack(error);
    }
    this.#wait.keep(this.#host);
    this.#voice.tell('ready');
  }

  /** @param {Session | null} session */
  #sayLack(session) {
    const { lacking } = this.#rest;
    session?.lack(lacking && createFailure(this.#language(), lacking.code, lacking.mayPass ? () => this.#rest.retry() : null));
  }

  /**
   * @param {Engine} engine
   * @param {Words} words
   */
  #make(engine, words) {
    const { settings } = this;
    const { link, reopen, print, tell } = this.#voice;
    const session = new Session({
      root: this.#root,
      mode: this.#mode(),
      base: createBase(this.#host, { engine, words, settings, press: this.#press, scenarios: this.scenarios }),
      start: (id) => settings.startFrom(engine, id),
      link,
      reopen,
      print,
      tell,
      shown: (frame) => this.#shown(frame),
      notes: () => settings.linkNotes,
      forget: () => settings.forgetLinkNotes(),
      overtake: () => this.pending.overtake(),
      found: () => this.#rest.check(),
      fail: (error) => void this.#alarm.raise(error),
      miss: (error) => this.#rest.miss(error),
    });
    words.onceWanted(() => this.session === session && session.refresh());
    this.#sayLack(session);
    return session;
  }

  /** @param {import('./frame.js').Frame} frame */
  #shown({ moving }) {
    // Whoever is at a gesture ends it first.
    if (!moving && this.session?.isOvertaken) this.#rebuild();
    if (moving || !this.engine?.whole) return;
    // What a gesture is at meanwhile, or a query that waits replaces, is nobody's address; their end comes here again.
    const here = () => (this.session?.resting && this.pending.text === null ? this.#voice.here() : null);
    if (this.address?.follows && this.#host.isConnected) this.address.write(here);
    this.#voice.report();
  }

  /** @param {string} query @param {import('./pending-query.js').Manner} [manner] */
  restore(query, manner) {
    this.pending.keep(query, manner);
    this.#takePending();
  }

  /** Only the later module reads a query. */
  #takePending() {
    const { engine } = this;
    if (!engine || this.pending.text === null) return;
    this.#onceWhole(
      engine,
      () => {
        this.pending.take((query, over) => {
          this.settings.state.hear(() => {
            if (over) this.settings.startOver(engine);
            this.settings.takeQuery(engine, query, this.scenarios);
          });
        });
        this.session?.refresh();
      },
      'soon',
    );
  }

  /**
   * Acts at once where the later module is here, else when it is.
   * @param {Engine} engine
   * @param {() => void} act
   * @param {import('./tries.js').Urgency} [again]
   */
  #onceWhole(engine, act, again) {
    if (engine.whole) act();
    else {
      engine.more(again).catch((error) => this.#alarm.raise(error));
      void engine.arrival.then(act);
    }
  }

  /**
   * @param {unknown} error
   * @param {boolean} mayPass whether another try may help
   */
  #fail(error, mayPass) {
    const code = codeOf(error);
    this.#failure = code;
    if (!mayPass) this.#phase = 'failed';
    // What else the host has put there is seen with the still, or not at all.
    const still = this.#host.childElementCount === 1 ? copyStill(this.#host) : null;
    const sentence = createFailure(this.#language(), code, mayPass ? () => this.#loading?.retry() : null);
    keepFocus(this.#root, () => this.#root.replaceChildren(sentence, still ?? this.#root.ownerDocument.createElement('slot')));
    mark(sentence, 'role', 'status');
    mark(this.#root, 'data-state', 'failed');
    this.#voice.report();
    if (code !== 'slow') this.#wait.break(error);
    // Last: whoever hears it may mend the cause, which is another try.
    this.#alarm.raise(error);
  }
}
