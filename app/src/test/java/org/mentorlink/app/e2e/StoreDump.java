package org.mentorlink.app.e2e;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every table of an application's database, the event store and the key vault among them, and the ephemeral store, as text.
 * The read models are left out: they hold in clear what they answer, and only in memory where they are in-process.
 */
final class StoreDump {

    private StoreDump() {}

    static Map<String, String> of(ApplicationUnderTest application) {
        var database = application.bean(JdbcTemplate.class);
        var tables = database.queryForList(
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema') order by 1",
                String.class);
        var dump = new LinkedHashMap<String, String>();
        for (var table : tables) {
            var text = new StringBuilder();
            database.query("select * from " + table, row -> {
                for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    var value = row.getObject(column);
                    text.append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value)
                            .append('\t');
                }
                text.append('\n');
            });
            dump.put(table, text.toString());
        }
        var ephemeral = new StringBuilder();
        for (var document :
                application.bean(MongoTemplate.class).getCollection("ephemeral").find()) {
            ephemeral.append(document).append('\n');
        }
        dump.put("ephemeral", ephemeral.toString());
        return dump;
    }
}
