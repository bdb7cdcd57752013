/**
 * The element as a control of the form around it. What it submits is worked out when the form asks, so that it is never
 * older than the last change, and costs nothing before.
 */

import { own } from './own.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */

/**
 * @typedef {object} Source
 * @property {() => string} value inputs and results
 * @property {() => string} query the inputs alone, short enough for an address
 * @property {() => string} lacking why there is no value yet, or an empty text
 */

export class FormControl {
  #host;
  #internals;
  #source;
  #root;
  /** @type {HTMLFormElement | null} */
  #form = null;
  /** Where submissions of its form come by. @type {EventTarget | null} */
  #way = null;
  /** Whether the form, being submitted, becomes an address; null while it is not. @type {boolean | null} */
  #leaving = null;

  /**
   * @param {ReachEstimator} host
   * @param {HTMLElement} root
   * @param {ElementInternals | null} internals absent in browsers that know none
   * @param {Source} source
   */
  constructor(host, root, internals, source) {
    this.#host = host;
    this.#root = root;
    this.#internals = internals;
    this.#source = source;
  }

  get internals() {
    return this.#internals;
  }

  /** @param {HTMLFormElement | null} form */
  follow(form) {
    this.#form?.removeEventListener('formdata', this.#fill);
    this.#form = form;
    form?.addEventListener('formdata', this.#fill);
  }

  /** Hears a submission last of all, as long as the element is in the page: a form that is taken away with it says nothing. */
  listen() {
    this.silence();
    const { ownerDocument } = this.#host;
    // A submission does not leave the shadow tree that its form stands in.
    const tree = this.#host.getRootNode();
    this.#way = tree === ownerDocument ? ownerDocument.defaultView : tree;
    this.#way?.addEventListener('submit', this.#submit);
  }

  silence() {
    this.#way?.removeEventListener('submit', this.#submit);
    this.#way = null;
  }

  /** @param {Event} event */
  #submit = (event) => {
    if (event.target !== this.#form || event.defaultPrevented) return;
    const { submitter } = /** @type {SubmitEvent} */ (event);
    // By attribute: a field of the form that is called "method" hides the property.
    const method = (submitter?.hasAttribute('formmethod') ? submitter.getAttribute('formmethod') : this.#form?.getAttribute('method')) ?? '';
    this.#leaving = !['post', 'dialog'].includes(method.toLowerCase());
    setTimeout(() => (this.#leaving = null));
  };

  /** @param {FormDataEvent} event */
  #fill = ({ formData }) => {
    const name = this.#host.getAttribute('name');
    if (!name || !formData.has(name)) return;
    const values = formData.getAll(name);
    const mine = values.findIndex((value) => value === this.#submitted);
    values.splice(mine < 0 ? values.length - 1 : mine, 1, this.#short() ? this.#source.query() : this.#source.value());
    formData.delete(name);
    for (const value of values) formData.append(name, value);
  };

  #short() {
    return this.#leaving ?? this.#form?.getAttribute('method')?.toLowerCase() === 'get';
  }

  #submitted = '';
  #objection = '';

  /** The host's own reason why the form cannot be sent; an empty text takes it back. @param {string} message */
  object(message) {
    this.#objection = String(message);
    this.update();
  }

  /** Tells the form that there is a value, or why not, and keeps the inputs for a way back to the page. */
  update() {
    const internals = this.#internals;
    if (!internals?.setFormValue) return;
    const lacking = this.#source.lacking();
    const query = this.#source.query();
    this.#submitted = lacking ? '' : query;
    internals.setFormValue(lacking ? null : query, query);
    if (lacking && this.#host.hasAttribute('required')) internals.setValidity(own({ valueMissing: true }), lacking, this.#root);
    else if (this.#objection) internals.setValidity(own({ customError: true }), this.#objection, this.#root);
    else internals.setValidity(own({}));
  }
}
