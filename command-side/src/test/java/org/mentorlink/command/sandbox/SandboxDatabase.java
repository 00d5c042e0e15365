package org.mentorlink.command.sandbox;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A database in memory with the tables of the sandbox, made by the migration that ships. */
public final class SandboxDatabase {
    private static final Path MIGRATION = Path.of("../app/src/main/resources/db/migration/V10__sandbox.sql");

    public final JdbcClient jdbc;
    public final TransactionTemplate ownTransaction;

    public SandboxDatabase() {
        DataSource source = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000",
                "sa",
                "");
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new FileSystemResource(MIGRATION)), source);
        jdbc = JdbcClient.create(source);
        ownTransaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }
}
