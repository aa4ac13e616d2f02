customElements.define('live-timeline', class extends HTMLElement {});
