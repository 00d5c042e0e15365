package org.mentorlink.app.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stripe as browsers meet it, at Stripe's own addresses, so that the page needs no other loader and no other content policy than in
 * earnest: its script, the frame in which it takes a card, and what they ask.
 */
final class StripeScript {

    /** The few calls that the pay page makes, by the names of Stripe's reference. */
    private static final String SCRIPT = """
            window.Stripe = (key, { locale }) => ({
              elements: ({ clientSecret, appearance }) => ({
                create: (kind) => {
                  if (kind !== 'payment') throw new Error(`no element is a ${kind}`);
                  const heard = {};
                  const frame = document.createElement('iframe');
                  frame.title = 'Secure payment input frame';
                  frame.style = 'border: 0; width: 100%; height: 140px';
                  frame.src = `https://js.stripe.com/endive/card.html#${appearance.theme}`;
                  frame.onload = () => heard.ready();
                  window.stripeFrame = frame;
                  return {
                    on: (what, then) => (heard[what] = then),
                    mount: (place) => place.append(frame),
                    destroy: () => frame.remove(),
                  };
                },
                update: () => {},
                clientSecret,
              }),
              confirmPayment: async ({ elements, confirmParams }) => {
                const method = await new Promise((resolve) => {
                  const channel = new MessageChannel();
                  channel.port1.onmessage = ({ data }) => resolve(data);
                  window.stripeFrame.contentWindow.postMessage(key, 'https://js.stripe.com', [channel.port2]);
                });
                const intent = elements.clientSecret.replace(/_secret_.*/, '');
                const asked = await fetch(`https://api.stripe.com/v1/payment_intents/${intent}/confirm`, {
                  method: 'POST',
                  body: new URLSearchParams({ key, client_secret: elements.clientSecret, payment_method: method }),
                });
                const answer = await asked.json();
                if (answer.error) return { error: answer.error };
                const back = new URL(confirmParams.return_url);
                back.searchParams.set('payment_intent', intent);
                back.searchParams.set('payment_intent_client_secret', elements.clientSecret);
                back.searchParams.set('redirect_status', 'succeeded');
                window.location.assign(back);
                return new Promise(() => {});
              },
            });
            window.Stripe.version = 'endive';
            """;

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <title>Card</title>
            <style>
              html { color-scheme: light dark }
              label { display: block; font: 16px sans-serif; color: CanvasText }
              input { font: inherit; width: 90%; padding: 8px }
            </style>
            <main><h1 style="font-size: 16px">Card</h1><label>Card number <input inputmode="numeric"></label></main>
            <script>
              window.onmessage = async ({ data, ports }) => {
                const asked = await fetch('https://api.stripe.com/v1/payment_methods', {
                  method: 'POST',
                  body: new URLSearchParams({ key: data, 'card[number]': document.querySelector('input').value }),
                });
                ports[0].postMessage((await asked.json()).id);
              };
            </script>
            """;

    private StripeScript() {}

    /** @param telling takes what Stripe tells of what is paid there */
    static void in(Page page, StripeServer stripe, Consumer<String> telling) {
        page.route("https://js.stripe.com/endive/stripe.js", route -> fulfil(route, 200, "text/javascript", SCRIPT));
        page.route("https://js.stripe.com/endive/card.html", route -> fulfil(route, 200, "text/html", FRAME));
        page.route("https://api.stripe.com/**", route -> {
            var request = route.request();
            var answer = stripe.asked(request.url().replace("https://api.stripe.com", ""), request.postData(), telling);
            fulfil(route, answer.getKey(), "application/json", answer.getValue());
        });
    }

    private static void fulfil(Route route, int status, String type, String content) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Content-Type", type, "Access-Control-Allow-Origin", "*"))
                .setBody(content));
    }
}
