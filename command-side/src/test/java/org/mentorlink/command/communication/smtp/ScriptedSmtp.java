package org.mentorlink.command.communication.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told to, by the beginning of what it hears. */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param said such as {@code RCPT TO:<ada@}; {@code .} is the end of a message, nothing the greeting */
    void answer(String said, String answer) {
        answers.put(said, answer);
    }

    void answerAsUsual() {
        answers.clear();
    }

    List<String> heard() {
        return heard;
    }

    /** The recipients of all messages that were taken. */
    List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            say(out, reply("", "220 ready"));
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                var usual = verb.equals("DATA") ? "354 go on" : verb.equals("QUIT") ? "221 bye" : "250 fine";
                var answer = reply(line, usual);
                say(out, answer);
                if (verb.equals("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (verb.equals("DATA") && answer.startsWith("354")) {
                    for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {}
                    var end = reply(".", "250 taken");
                    if (end.startsWith("250")) {
                        taken.add(recipient);
                    }
                    say(out, end);
                }
            }
        } catch (IOException gone) {
            heard.add("(gone)");
        }
    }

    private String reply(String said, String usual) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().isEmpty() ? said.isEmpty() : said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    /** Silence is an answer too. */
    private static void say(PrintWriter out, String answer) {
        if (!answer.isEmpty()) {
            out.print(answer + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
