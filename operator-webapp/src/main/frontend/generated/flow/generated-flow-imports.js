import '@vaadin/text-area/src/vaadin-text-area.js';
import '@vaadin/tooltip/src/vaadin-tooltip.js';
import '@vaadin/button/src/vaadin-button.js';
import 'Frontend/generated/jar-resources/disableOnClickFunctions.js';
import '@vaadin/dialog/src/vaadin-dialog.js';
import 'Frontend/generated/jar-resources/flow-component-renderer.js';
import 'Frontend/generated/jar-resources/flow-component-directive.js';
import '@vaadin/combo-box/src/vaadin-combo-box.js';
import 'Frontend/generated/jar-resources/comboBoxConnector.js';
import '@vaadin/multi-select-combo-box/src/vaadin-multi-select-combo-box.js';
import '@vaadin/icons/vaadin-iconset.js';
import '@vaadin/icon/src/vaadin-icon.js';
import '@vaadin/common-frontend/ConnectionIndicator.js';

const loadOnDemand = (key) => {
  const pending = [];
  if (key === '3a42df7fdf4eac598196c568042e37cd21e7e191b97976599e99cb91c1e1a703') {
    pending.push(import('./chunks/chunk-b8387112e5cd8cd62ae0a825552d5fdda19f9d935199998758cf6fce17db577d.js'));
  }
  if (key === 'e7d369ff093d84e35848eca1f5bc72362ed4aba84e8143c7cbae60606722166f') {
    pending.push(import('./chunks/chunk-8f656aef127acada289e1301d439030c2dd0d07bd16bbdffb0d564baf3740994.js'));
  }
  if (key === 'd1e2b44aeb6c46ad8c3c4de936e8bb4c4f3e8966496508653fca041f083d5623') {
    pending.push(import('./chunks/chunk-99b4b278927a6469d8ed82866f7333b018bf9e4e3c1c050497869bc67d69068f.js'));
  }
  return Promise.all(pending);
}

window.Vaadin = window.Vaadin || {};
window.Vaadin.Flow = window.Vaadin.Flow || {};
window.Vaadin.Flow.loadOnDemand = loadOnDemand;
window.Vaadin.Flow.resetFocus = () => {
 let ae=document.activeElement;
 while(ae&&ae.shadowRoot) ae = ae.shadowRoot.activeElement;
 return !ae || ae.blur() || ae.focus() || true;
}