package com.nocodo.webapp.chat;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How long a job has run, beside how long such jobs took on this machine before. Counted in the browser.
final class JobClock extends Div {
    JobClock() {
        addClassName("clock");
        setVisible(false);
    }

    /// @param usual in seconds; null: nobody knows yet
    void run(Instant begun, @Nullable Integer usual) {
        setVisible(true);
        var words = JsonMapper.shared()
                .createObjectNode()
                .put("alone", getTranslation("clock.alone", "{0}"))
                .put("usual", getTranslation("clock.usual", "{0}", "{1}"))
                .put("longer", getTranslation("clock.longer", "{0}", "{1}"));
        getElement()
                .executeJs("""
                clearInterval(this.ticking);
                const time = seconds => seconds < 100 ? seconds + ' s'
                  : Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0') + ' min';
                const began = Date.now() - Math.max(0, $0), usual = $1, words = $2;
                const bar = document.createElement('progress');
                const text = document.createElement('span');
                bar.max = 1;
                bar.setAttribute('aria-label', words.alone.replace('{0}', ''));
                this.replaceChildren(...(usual ? [bar, text] : [text]));
                const tick = () => {
                  if (!this.isConnected) return clearInterval(this.ticking);
                  const seconds = Math.round((Date.now() - began) / 1000);
                  const which = usual ? seconds > usual ? words.longer : words.usual : words.alone;
                  text.textContent = which.replace('{0}', time(seconds)).replace('{1}', time(usual ?? 0));
                  bar.value = Math.min(.97, seconds / Math.max(1, usual ?? 1));
                };
                tick();
                this.ticking = setInterval(tick, 1000);
                """, (double) Math.max(0, System.currentTimeMillis() - begun.toEpochMilli()), usual, words);
    }
}
